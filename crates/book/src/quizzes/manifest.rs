//! `<name>.toml`: what an author says of the questions of a quiz. Of what a program decides, only wrong answers are written
//! down: the right ones are found.

use crate::listings::manifest::{Eager, Model};
use crate::problem::Problem;
use explorer::Options;
use serde::Deserialize;
use std::path::Path;
use toml::Spanned;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    pub questions: Vec<Spanned<Said>>,
}

/// What is said of one question: a table `[[questions]]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    pub kind: Kind,
    /// The question, in inline Markdown; some kinds have one of their own.
    pub text: Option<String>,
    /// The program that it is about: a file of the quiz's folder, without its ending,
    pub program: Option<String>,
    /// or a listing of the book.
    pub listing: Option<String>,
    /// What decides; of kinds that ask for outputs.
    pub by: Option<By>,
    /// How the program is explored.
    pub explore: Option<Exploring>,
    /// What a change has to bring about; of the kind `repairs`.
    pub wanted: Option<Wanted>,
    /// So many right outputs are among the choices, if there are as many; of the kind `prints`.
    pub most: Option<usize>,
    /// Outputs that are among these; of the kind `prints`.
    #[serde(default)]
    pub shows: Vec<String>,
    /// Why the right answers are right: what a reader learns by the question. Inline Markdown.
    pub explanation: String,
    /// Changes that repair, and of the kind `choice` texts. Of others, the right answers are found.
    #[serde(default)]
    pub right: Vec<Answer>,
    /// The distractors.
    #[serde(default)]
    pub wrong: Vec<Answer>,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Whether a program compiles; if not, with which message, at which line.
    Compiles,
    /// What it can print.
    Prints,
    /// Whether it can deadlock, race, panic.
    Faults,
    /// Which change repairs it.
    Repairs,
    /// When values are dropped, and by whom: it prints that.
    Drops,
    /// What no program decides.
    Choice,
}

/// Who says what a program prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// All schedules are explored.
    Explorer,
    /// It is run, and prints the same each time.
    Run,
}

/// As in the tables of explored listings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exploring {
    #[serde(default)]
    pub model: Model,
    #[serde(default)]
    pub eager: Vec<Eager>,
    #[serde(default)]
    pub spurious: bool,
}

/// What a repaired program does, and the one of the question does not: all of what is said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    #[serde(default)]
    pub compiles: bool,
    /// It is run, prints just this, and ends normally.
    pub prints: Option<String>,
    /// All schedules end normally, and these are the outputs that they have.
    pub outcomes: Option<Vec<String>>,
    /// No schedule comes to these faults.
    #[serde(default)]
    pub never: Vec<Fault>,
}

/// What can become of a program in some schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    Deadlock,
    /// Also a use after free and a double free.
    Race,
    /// Of `main`.
    Panic,
    /// Threads wait for ever while others go on.
    Stuck,
    Abort,
    /// None of them.
    None,
}

/// One answer. Which keys it has follows from the kind of question.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Inline Markdown: an answer of the kind `choice`, or what a change does.
    pub text: Option<String>,
    /// Why it is wrong, to who has chosen it. Inline Markdown.
    pub told: Option<String>,
    /// `compiles`: that it does,
    pub compiles: Option<bool>,
    /// or the code of the error,
    pub code: Option<String>,
    /// the compiler's message,
    pub message: Option<String>,
    /// and its line. What is left out is as in the right answer.
    pub line: Option<usize>,
    /// `prints` and `drops`: an output,
    pub output: Option<String>,
    /// after which the program ends so: normally, if this is left out.
    pub end: Option<String>,
    /// `faults`.
    pub fault: Option<Fault>,
    /// `repairs`: the changed program, a file of the quiz's folder,
    pub program: Option<String>,
    /// or what changes in the question's.
    #[serde(default)]
    pub replace: Vec<Replacement>,
}

/// Lines of a program, counted from 1, and what stands in their place.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replacement {
    pub line: usize,
    /// How many lines are replaced; 0 puts `with` before the line.
    #[serde(default = "one")]
    pub lines: usize,
    /// Nothing, if they are removed.
    #[serde(default)]
    pub with: String,
}

fn one() -> usize {
    1
}

/// Reads the text of `file`, whose path is relative to the book's root.
///
/// # Errors
/// A [`Problem`] with the line where the text is not TOML, a key is unknown or missing, or a value is of the wrong type.
pub fn parse(file: &Path, text: &str) -> Result<Manifest, Problem> {
    toml::from_str(text).map_err(|error| Problem::of_toml(file, text, &error))
}

impl Said {
    /// What decides about outputs.
    pub fn by(&self) -> By {
        self.by.unwrap_or(match self.kind {
            Kind::Drops => By::Run,
            _ => By::Explorer,
        })
    }

    /// Whether a reader may choose several answers before it is known how many are right.
    pub fn asks_for_all(&self) -> bool {
        match self.kind {
            Kind::Prints => self.by() == By::Explorer,
            Kind::Faults => true,
            Kind::Repairs | Kind::Choice => self.right.len() > 1,
            Kind::Compiles | Kind::Drops => false,
        }
    }
}

impl Exploring {
    pub fn options(&self) -> Options {
        let mut eager: Vec<explorer::Eager> = self.eager.iter().copied().map(Into::into).collect();
        eager.sort_unstable();
        eager.dedup();
        Options {
            model: self.model.into(),
            eager,
            spurious: self.spurious,
            ..Options::default()
        }
    }
}

impl Fault {
    pub fn name(self) -> &'static str {
        match self {
            Fault::Deadlock => "deadlock",
            Fault::Race => "race",
            Fault::Panic => "panic",
            Fault::Stuck => "stuck",
            Fault::Abort => "abort",
            Fault::None => "none",
        }
    }
}
