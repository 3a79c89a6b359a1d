//! How the command ends.

/// As its exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The answer passes all checks; or nothing was to be checked.
    Fine = 0,
    /// It does not.
    Unsolved = 1,
    /// Nothing can be said of it.
    Unchecked = 2,
}
