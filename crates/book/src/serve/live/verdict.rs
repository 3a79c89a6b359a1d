//! What came of a listing since the server was started, as open pages and the terminal are told.

use serde::Serialize;
use similar::{ChangeTag, TextDiff};
use std::fmt;

use crate::proof::fault::{Difference, Fault};

/// So many lines around each difference are told.
const AROUND: usize = 3;

/// What a page offers by a button.
const HINTS: [&str; 2] = [
    " (`cargo run -- bless` records it anew)",
    "; run `cargo run -- bless`",
];

/// More lines than that are for the terminal.
const MOST_LINES: usize = 200;

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
    /// A sentence without its full stop.
    pub sentence: String,
    /// The compiler's or the program's own words, if there are any.
    pub words: String,
    /// The difference between what was recorded and what is so now.
    pub lines: Vec<Line>,
}

/// A sign and a line: `-` one of what was recorded, `+` one of what is so now, ` ` one of both, `…` where some are left out.
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

    /// What a proof comes to that found these faults.
    pub fn of(faults: &[Fault]) -> Self {
        let state = if faults.is_empty() {
            State::Holds
        } else {
            State::Differs
        };
        Self {
            state,
            findings: faults.iter().map(Finding::of).collect(),
        }
    }
}

impl Finding {
    /// The same in parts.
    pub fn of(fault: &Fault) -> Self {
        let words = fault
            .sentence
            .split_once('\n')
            .map_or("", |(_, words)| words);
        let mut sentence = fault.headline().to_owned();
        for hint in HINTS {
            sentence = sentence.replace(hint, "");
        }
        Self {
            sentence,
            words: words.to_owned(),
            lines: fault.difference.as_ref().map(lines).unwrap_or_default(),
        }
    }
}

fn lines(difference: &Difference) -> Vec<Line> {
    let diff = TextDiff::from_lines(&difference.recorded, &difference.now);
    let mut lines = Vec::new();
    for group in diff.grouped_ops(AROUND) {
        if !lines.is_empty() {
            lines.push(Line('…', String::new()));
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let sign = match change.tag() {
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
                ChangeTag::Equal => ' ',
            };
            lines.push(Line(sign, change.value().trim_end_matches('\n').to_owned()));
        }
    }
    if lines.len() > MOST_LINES {
        let more = lines.len() - MOST_LINES;
        lines.truncate(MOST_LINES);
        lines.push(Line('…', format!("and {more} more lines")));
    }
    lines
}

impl fmt::Display for Verdict {
    /// A line for the terminal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.state {
            State::Checking => "is checked",
            State::Holds => "what is recorded of it holds",
            State::Differs => "what is recorded of it does not hold",
            State::Recording => "is recorded",
            State::Recorded => "recorded anew",
        })?;
        let mut before = ": ";
        for finding in &self.findings {
            write!(f, "{before}{}", finding.sentence)?;
            before = "; ";
        }
        Ok(())
    }
}
