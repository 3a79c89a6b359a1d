//! What is wrong with a book whose pages are made all the same.

use crate::problem::Problem;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

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

/// What one build finds, by whichever of its parts.
#[derive(Debug, Clone, Default)]
pub struct Faults(Arc<Mutex<Vec<Fault>>>);

impl Faults {
    pub fn add(&self, found: impl IntoIterator<Item = Fault>) {
        self.lock().extend(found);
    }

    /// All that was found so far.
    pub fn all(&self) -> Vec<Fault> {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Fault>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Fault {
    /// The directive that stays on the page, if one does.
    pub fn words(&self) -> &str {
        match &self.trace {
            Trace::Words(words) => words,
            Trace::Mark(_) | Trace::Nothing => "",
        }
    }
}
