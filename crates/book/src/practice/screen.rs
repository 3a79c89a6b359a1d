//! Where it is written what becomes of an exercise: a terminal, or whatever stands in its place.

use super::markdown;
use std::cell::Cell;
use std::env;
use std::io::{self, IsTerminal, Write};

/// As wide as lines are where no terminal says otherwise, or a very wide one does.
const USUAL: usize = 80;
const WIDEST: usize = 100;
const NARROWEST: usize = 30;

#[derive(Debug)]
pub struct Screen {
    pub width: usize,
    colours: bool,
    /// Whether nobody reads what is written.
    gone: Cell<bool>,
}

#[derive(Debug, Clone, Copy)]
pub enum Ink {
    Good,
    Bad,
    Faint,
    Strong,
}

impl Screen {
    /// Standard output. Colours are for terminals, and for readers who did not refuse them: <https://no-color.org>.
    pub fn of_this_terminal() -> Screen {
        let stdout = io::stdout();
        let is_terminal = stdout.is_terminal();
        let refused = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let size = rustix::termios::tcgetwinsize(&stdout).ok();
        let columns = size.map(|size| usize::from(size.ws_col));
        Screen {
            width: match columns {
                Some(columns) if is_terminal && columns > 0 => columns.clamp(NARROWEST, WIDEST),
                _ => USUAL,
            },
            colours: is_terminal && !refused,
            gone: Cell::new(false),
        }
    }

    /// As wide as can be read, without colours.
    #[cfg(test)]
    pub fn plain() -> Screen {
        Screen {
            width: USUAL,
            colours: false,
            gone: Cell::new(false),
        }
    }

    pub fn ink(&self, ink: Ink, text: &str) -> String {
        let code = match ink {
            Ink::Good => 32,
            Ink::Bad => 31,
            Ink::Faint => 2,
            Ink::Strong => 1,
        };
        match self.colours {
            true => format!("\x1b[{code}m{text}\x1b[0m"),
            false => text.to_owned(),
        }
    }

    pub fn write(&self, text: &str) {
        let mut stdout = io::stdout();
        let written = stdout.write_all(text.as_bytes());
        if written.and_then(|()| stdout.flush()).is_err() {
            self.gone.set(true);
        }
    }

    /// Whether whoever read what was written has gone, as when it was piped into `head`.
    pub fn is_gone(&self) -> bool {
        self.gone.get()
    }

    /// A sentence, in lines that fit.
    pub fn say(&self, sentence: &str) {
        self.write(&markdown::wrap(sentence, self.width, "", ""));
    }

    /// A sentence for standard error.
    pub fn warn(&self, sentence: &str) {
        tell!("{}.", sentence);
    }
}
