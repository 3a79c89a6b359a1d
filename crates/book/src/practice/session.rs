//! One exercise, until its reader leaves: checked at once, and whenever the file is saved.

use super::answer::Answer;
use super::help::Helped;
use super::report;
use super::round::Round;
use super::screen::Screen;
use super::status::Status;
use crate::exercises::told::Reason;
use crate::exercises::{Exercise, Told};
use crate::progress::File;
use crate::proof::today;
use crate::serve::command;
use crate::serve::watch::Watch;
use crate::serve::watch::sources::Sources;
use playground::Playground;
use std::io::{self, BufRead, IsTerminal};
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread::Builder;
use std::time::Duration;

/// How often the file is looked at where the system does not tell of changes.
const INTERVAL: Duration = Duration::from_millis(100);

const KEYS: &str = "It is checked each time you save it. A letter and Enter: h shows a hint, s the solution, q leaves.";

pub struct Session {
    pub exercise: Arc<Exercise>,
    pub answer: Answer,
    pub playground: Arc<Playground>,
    pub kept: File,
    pub screen: Screen,
    pub helped: Helped,
    /// What to do after it.
    pub next: Option<String>,
}

/// What the session waits for.
enum Heard {
    Saved,
    /// A line of the reader's.
    Typed(String),
    /// Of a version of the answer, by number.
    Told(u64, Told),
}

/// What is going on.
#[derive(Default)]
struct Going {
    round: Option<Round>,
    /// Of the version that is checked, or was checked last.
    number: u64,
    /// Whether that is more than the starter.
    is_try: bool,
    /// Whether a try was checked since the session began.
    has_tried: bool,
    solved: bool,
    /// What was last said of a file that can't be checked.
    missed: Option<String>,
}

impl Session {
    /// Checks the answer once.
    ///
    /// # Errors
    /// When the system has no thread or descriptors left.
    pub fn once(self) -> anyhow::Result<Status> {
        let code = match self.answer.read() {
            Ok(code) => code,
            Err(why) => {
                self.screen.say(&why);
                return Ok(Status::Unchecked);
            }
        };
        let is_try = self.helped.is_try(&code);
        let (hear, heard) = mpsc::channel();
        let tell = move |told| drop(hear.send(told));
        let exercise = Arc::clone(&self.exercise);
        let _round = Round::begin(Arc::clone(&self.playground), exercise, code, tell)?;
        for told in heard {
            self.screen
                .write(&report::words(&self.exercise, &told, &self.screen));
            if let Told::End {
                solved,
                reason,
                sentence,
            } = told
            {
                return Ok(self.ended(solved, reason, sentence, is_try));
            }
        }
        Ok(Status::Unchecked)
    }

    /// Checks the answer, and again whenever it is saved, until the reader leaves.
    ///
    /// # Errors
    /// When the system has no threads left.
    pub fn watch(mut self) -> anyhow::Result<Status> {
        let (hear, heard) = mpsc::channel();
        let mut watch = Watch::start(Sources::one(self.answer.path()), INTERVAL);
        let saved = hear.clone();
        // Both end with the process.
        Builder::new()
            .spawn(move || while watch.next().is_some() && saved.send(Heard::Saved).is_ok() {})?;
        let typed = hear.clone();
        Builder::new().spawn(move || listen(&typed))?;
        if io::stdin().is_terminal() {
            self.screen.say(KEYS);
        }
        let mut going = Going::default();
        self.check(&mut going, &hear)?;
        for heard in heard {
            match heard {
                Heard::Saved => self.check(&mut going, &hear)?,
                Heard::Typed(line) => match line.trim() {
                    "" => self.check(&mut going, &hear)?,
                    "h" => {
                        let hint = self.helped.hint(&self.screen);
                        self.screen.write(&hint);
                        self.helped.keep(&self.kept, &self.screen);
                    }
                    "s" => {
                        let solution = self.helped.solution(going.has_tried, &self.screen);
                        self.screen.write(&solution);
                    }
                    "q" => break,
                    _ => self.screen.say(
                        "h: the next hint; s: the solution; Enter alone: check again; q: leave.",
                    ),
                },
                Heard::Told(number, told) if number == going.number => self.hear(&mut going, told),
                // Of a version that was saved over.
                Heard::Told(..) => {}
            }
            if self.screen.is_gone() {
                break;
            }
        }
        Ok(match going.solved {
            true => Status::Fine,
            false => Status::Unsolved,
        })
    }

    /// Begins to check the file as it is now.
    fn check(&self, going: &mut Going, hear: &Sender<Heard>) -> io::Result<()> {
        let code = match self.answer.read() {
            Ok(code) => code,
            Err(why) => {
                going.round = None;
                going.number += 1;
                if going.missed.as_ref() != Some(&why) {
                    self.screen
                        .say(&format!("\n{why} It is checked again when it is saved."));
                }
                going.missed = Some(why);
                return Ok(());
            }
        };
        going.missed = None;
        going.is_try = self.helped.is_try(&code);
        going.number += 1;
        let number = going.number;
        // First the one before ends.
        going.round = None;
        self.screen
            .write(&format!("\nChecking {} …\n", self.answer.shown));
        let hear = hear.clone();
        // Nobody listens any more once the reader has left.
        let tell = move |told| drop(hear.send(Heard::Told(number, told)));
        let (playground, exercise) = (Arc::clone(&self.playground), Arc::clone(&self.exercise));
        going.round = Some(Round::begin(playground, exercise, code, tell)?);
        Ok(())
    }

    fn hear(&self, going: &mut Going, told: Told) {
        self.screen
            .write(&report::words(&self.exercise, &told, &self.screen));
        if let Told::End {
            solved,
            reason,
            sentence,
        } = told
        {
            going.has_tried |= going.is_try;
            going.solved = self.ended(solved, reason, sentence, going.is_try) == Status::Fine;
        }
    }

    /// Tells how it ended, and remembers it.
    fn ended(&self, solved: bool, reason: Reason, why: Option<String>, is_try: bool) -> Status {
        if reason != Reason::Checked {
            let why = why.unwrap_or_else(|| "It was stopped.".to_owned());
            self.screen.say(&format!("It can't be checked: {why}"));
            return Status::Unchecked;
        }
        let next = self
            .next
            .as_ref()
            .map(|next| command::with(&["exercise", next]));
        self.screen
            .write(&report::ending(solved, next.as_deref(), &self.screen));
        if is_try {
            let Exercise { name, .. } = &*self.exercise;
            let content = self.exercise.content();
            let kept = self
                .kept
                .change(|progress| progress.check(name, &content, solved, today()));
            match kept {
                Ok(known) => known.warning.iter().for_each(|why| self.screen.warn(why)),
                Err(why) => self.screen.warn(&why),
            }
        }
        match solved {
            true => Status::Fine,
            false => Status::Unsolved,
        }
    }
}

/// Passes on what the reader types, until there is no more.
fn listen(typed: &Sender<Heard>) {
    for line in io::stdin().lock().lines() {
        let Ok(line) = line else { return };
        if typed.send(Heard::Typed(line)).is_err() {
            return;
        }
    }
}
