//! What is wrong with a book whose pages are made all the same.

use crate::problem::Problem;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

/// One such thing.
#[derive(Debug, Clone)]
pub struct Fault {
    /// The chapter, relative to the folder of chapters; none when it is wrong with the book.
    pub chapter: Option<PathBuf>,
    pub trace: Trace,
    /// What there is to say of it.
    pub problem: Problem,
}

/// What a fault leaves on the page.
#[derive(Debug, Clone)]
pub enum Trace {
    /// The directive, as nothing can take its place.
    Words(String),
    /// A mark with this id, which says what is wrong.
    Mark(String),
    Nothing,
}

/// What one build finds.
pub type Faults = Arc<Mutex<Vec<Fault>>>;

impl Fault {
    /// The directive that stays on the page, if one does.
    pub fn words(&self) -> &str {
        match &self.trace {
            Trace::Words(words) => words,
            Trace::Mark(_) | Trace::Nothing => "",
        }
    }
}
