//! A listing: one program of the book, with everything that is known of it.

use crate::listings::diagnostic;
use crate::listings::manifest::{Ends, Explore, Output, Tool};
use crate::listings::sources::Sources;
use crate::listings::tried::Tried;
use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

/// `threads/spawn`: the crate a listing is in, and its own name, which is unique in the whole book.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    pub krate: String,
    pub name: String,
}

impl Name {
    /// Reads `crate/name`; `None` when there is no slash.
    pub fn parse(text: &str) -> Option<Name> {
        let (krate, name) = text.split_once('/')?;
        Some(Name {
            krate: krate.to_owned(),
            name: name.to_owned(),
        })
    }

    /// The id of the listing's figure in its page.
    pub fn id(&self) -> String {
        format!("{}-{}", self.krate, self.name)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.krate, self.name)
    }
}

/// What becomes of a listing. It follows from the folder the file is in, so it can't be mislabelled.
#[derive(Debug, Clone)]
pub enum Kind {
    /// A file of `src/bin/`, or a folder of files.
    Runs(Run),
    /// A file of `broken/`, or a folder of files.
    Refused(Refusal),
    /// A file of `tests/`, which cargo's test runner runs, and tools of the crate's `dev-dependencies` are used in.
    Tested,
}

/// A program that compiles, and what it does then.
#[derive(Debug, Clone)]
pub struct Run {
    pub output: Output,
    pub ends: Ends,
    /// Whether it is compiled with optimisation.
    pub optimised: bool,
    /// What it printed when it was recorded: standard output and standard error.
    pub stdout: String,
    pub stderr: String,
    /// The version of the program of which the record is, where runs may differ.
    pub recorded_of: Option<String>,
    /// What is claimed of its schedules, if it is explored.
    pub explore: Option<Explore>,
}

/// A program that does not compile.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// The compiler's words as trybuild keeps them, but for the numbers of lines: those are of the text without markers.
    pub words: String,
    pub saves_from: String,
    pub repaired_by: String,
}

impl Refusal {
    /// The codes of the errors, such as `E0373`, in the order in which the compiler reports them.
    pub fn codes(&self) -> Vec<&str> {
        diagnostic::codes(&self.words)
    }
}

#[derive(Debug, Clone)]
pub struct Listing {
    pub name: Name,
    /// Of the source file, or of `main.rs` where there are several, relative to the book's root.
    pub path: PathBuf,
    pub caption: String,
    pub source: Sources,
    pub kind: Kind,
    /// What tools make of it.
    pub tools: BTreeMap<Tool, Tried>,
    /// The listing whose fault it looks for, rewritten for a tool.
    pub of: Option<Name>,
}

impl Listing {
    /// One word for what becomes of it, as the page's badge says it.
    pub fn badge(&self) -> &'static str {
        match &self.kind {
            Kind::Refused(_) => "refused",
            Kind::Tested => "tested",
            Kind::Runs(run) => match (run.ends, run.output) {
                (Ends::Panics, _) => "panics",
                (Ends::Hangs, _) => "hangs",
                (Ends::MayHang, _) => "may-hang",
                (Ends::Normally, Output::Varies) => "varies",
                (Ends::Normally, _) => "runs",
            },
        }
    }

    pub fn run(&self) -> Option<&Run> {
        match &self.kind {
            Kind::Runs(run) => Some(run),
            Kind::Refused(_) | Kind::Tested => None,
        }
    }

    /// What is claimed of its schedules, if it is explored.
    pub fn explore(&self) -> Option<&Explore> {
        self.run()?.explore.as_ref()
    }

    pub fn is_optimised(&self) -> bool {
        self.run().is_some_and(|run| run.optimised)
    }

    pub fn refusal(&self) -> Option<&Refusal> {
        match &self.kind {
            Kind::Runs(_) | Kind::Tested => None,
            Kind::Refused(refusal) => Some(refusal),
        }
    }
}
