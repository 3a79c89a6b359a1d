//! What a program prints to.

use super::Obj;
use super::site::Site;

/// What a program prints to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Stream {
    Out,
    Err,
}

impl Stream {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Out => "Stdout",
            Self::Err => "Stderr",
        }
    }
}

/// Who holds a [`Stream`], if the program locks it.
#[derive(Default)]
pub(crate) struct Lockable {
    pub object: Option<Obj>,
    /// How often its owner holds it.
    pub depth: usize,
}

/// What a thread has formatted of a line so far.
#[derive(Clone, Debug, Hash)]
pub(crate) struct Format {
    pub stream: Stream,
    pub site: Site,
    /// It holds the stream meanwhile, and puts the text here; else the text is in the program, as nothing happens before it
    /// is printed.
    pub holds: bool,
    pub text: String,
}
