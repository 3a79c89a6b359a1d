//! Faults that an exploration tells while it goes on, as lines among what the explored program prints.
//!
//! A program that means harm can write such lines, too: they are words to be shown, and nothing follows from them.

use crate::event::Event;
use explorer::found::SIGN;

/// No more is told of one exploration, and of one line.
const SENTENCES: usize = 20;
const LONGEST: usize = 1_000;

/// What has come of a line that is not over.
#[derive(Default)]
pub struct Found {
    line: String,
    told: usize,
}

impl Found {
    /// Tells the faults in what is printed next.
    pub fn hear(&mut self, text: &str, tell: &mut dyn FnMut(Event)) {
        for part in text.split_inclusive('\n') {
            // Of a line that is too long, the beginning does.
            let room = (SIGN.len() + LONGEST).saturating_sub(self.line.chars().count());
            self.line.extend(part.chars().take(room));
            if part.ends_with('\n') {
                self.end_line(tell);
            }
        }
    }

    fn end_line(&mut self, tell: &mut dyn FnMut(Event)) {
        let line = std::mem::take(&mut self.line);
        if let Some(sentence) = line.strip_prefix(SIGN)
            && self.told < SENTENCES
        {
            self.told += 1;
            // A terminal must not take it for a command.
            let sentence = sentence.chars().filter(|c| !c.is_control());
            tell(Event::Found {
                sentence: sentence.collect(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Found, LONGEST, SENTENCES};
    use crate::event::Event;

    /// What is told of this text, which comes in these parts.
    fn told(parts: &[&str]) -> Vec<String> {
        let mut told = Vec::new();
        let mut found = Found::default();
        for part in parts {
            found.hear(part, &mut |event| match event {
                Event::Found { sentence } => told.push(sentence),
                other => panic!("{other:?}"),
            });
        }
        told
    }

    #[test]
    fn lines_with_the_sign_are_told_however_they_arrive() {
        let parts = [
            "something\nf",
            "ound: a dead",
            "lock\nfound: a panic\nnot found: x\nfound: unfinished",
        ];
        assert_eq!(told(&parts), ["a deadlock", "a panic"]);
    }

    #[test]
    fn what_a_terminal_would_obey_is_left_out() {
        assert_eq!(told(&["found: \u{1b}[2Jred\u{7}\r\n"]), ["[2Jred"]);
    }

    #[test]
    fn neither_long_lines_nor_many_are_a_burden() {
        let long = format!("found: {}\n", "é".repeat(1 << 20));
        assert_eq!(told(&[&long]), ["é".repeat(LONGEST)]);
        assert_eq!(told(&[&"found: x\n".repeat(1_000)]).len(), SENTENCES);
    }
}
