//! What came of a listing since the server was started, as open pages and the terminal are told.

use serde::Serialize;
use std::fmt;

/// What is known of a listing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    pub state: State,
    /// What does not hold, or can't be recorded; or what was changed in the record.
    pub findings: Vec<Finding>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It is compiled, run or explored just now.
    Checking,
    /// All that is recorded and claimed of it is so.
    Holds,
    /// Something is not.
    Differs,
    /// It is recorded anew just now.
    Recording,
    /// It was recorded anew, and all holds.
    Recorded,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// A sentence.
    pub sentence: String,
    /// Lines of what is recorded and of what is so now, each after its sign; or lines to read, without one.
    pub lines: Vec<Line>,
}

/// A line, and whether it is in what was before (`-`), in what is now (`+`), or in both (` `).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line(pub char, pub String);

impl Verdict {
    /// One that says no more than its state.
    pub fn plain(state: State) -> Self {
        Self {
            state,
            findings: Vec::new(),
        }
    }
}

impl fmt::Display for Verdict {
    /// A line for the terminal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.state {
            State::Checking => "is checked",
            State::Holds => "all that is recorded of it holds",
            State::Differs => "does not hold",
            State::Recording => "is recorded",
            State::Recorded => "recorded anew",
        };
        f.write_str(state)?;
        let mut sentences = self.findings.iter().map(|finding| &finding.sentence);
        match sentences.next() {
            None => Ok(()),
            Some(first) => {
                write!(f, ": {first}")?;
                sentences.try_for_each(|sentence| write!(f, "; {sentence}"))
            }
        }
    }
}
