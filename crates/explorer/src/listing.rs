//! A program, as it is to be explored.

/// A program to explore.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// The file that the lines of the graph are in, as the compiler names it.
    pub file: String,
    /// Its text, from which objects get their names. May be empty.
    pub source: String,
    /// Called once, before the program first runs: for [`show`](crate::show).
    pub prepare: Option<fn()>,
}
