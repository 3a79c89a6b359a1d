//! What has to be found out of a program, and how.

use super::manifest::{By, Kind, Said, Wanted};
use explorer::Options;
use playground::explore::hash;
use std::path::PathBuf;

/// A program of a quiz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// As its author calls it; a change of some lines, by the program that it changes.
    pub name: String,
    /// Of the file, relative to the book's root.
    pub path: PathBuf,
    pub text: String,
}

/// What shows how a program behaves.
#[derive(Debug, Clone)]
pub enum How {
    /// The compiler.
    Compile,
    /// Some runs, which all come to the same.
    Run,
    /// All schedules.
    Explore(Options),
}

/// A program, and how to find out about it.
#[derive(Debug, Clone)]
pub struct Ask {
    pub program: Program,
    pub how: How,
}

impl How {
    /// How the programs of a question are tried; nothing, if no program decides it.
    pub fn of(said: &Said) -> Option<How> {
        let explore = || How::Explore(said.explore.clone().unwrap_or_default().options());
        match said.kind {
            Kind::Choice => None,
            Kind::Compiles => Some(How::Compile),
            Kind::Faults => Some(explore()),
            Kind::Prints | Kind::Drops => Some(match said.by() {
                By::Explorer => explore(),
                By::Run => How::Run,
            }),
            Kind::Repairs => Some(match &said.wanted {
                Some(Wanted {
                    outcomes, never, ..
                }) if outcomes.is_some() || !never.is_empty() => explore(),
                Some(Wanted {
                    prints: Some(_), ..
                }) => How::Run,
                _ => How::Compile,
            }),
        }
    }
}

impl Ask {
    /// Names what is found by all that it depends on, but for the compiler and the explorer.
    pub fn key(&self) -> String {
        let how = match &self.how {
            How::Compile => "compile".to_owned(),
            How::Run => "run".to_owned(),
            How::Explore(options) => {
                let eager: Vec<&str> = options.eager.iter().map(|eager| eager.name()).collect();
                let (model, spurious) = (options.model, options.spurious);
                format!("explore {model:?} {} {spurious}", eager.join(","))
            }
        };
        let hash = hash(&format!("{how}\n{}", self.program.text));
        hash[..24].to_owned()
    }
}
