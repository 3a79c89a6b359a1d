//! What is told of an answer while it is checked. Serialized, these are the lines of the HTTP interface.

use playground::event::Diagnostic;
use serde::Serialize;
use serde_json::value::RawValue;

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "event", rename_all = "lowercase")]
pub enum Told {
    /// A check is looked at: its place among those of the exercise, from 0.
    Checking {
        check: usize,
    },
    Checked(Checked),
    /// It waits until these crates are compiled, which is done when the first program needs them: identifiers.
    Building {
        crates: Vec<String>,
    },
    /// What the author says to an answer like this one.
    Told {
        sentence: String,
    },
    /// The last.
    End {
        solved: bool,
        reason: Reason,
        #[serde(skip_serializing_if = "Option::is_none")]
        sentence: Option<String>,
    },
}

/// What came of a check.
#[derive(Debug, Clone, Serialize)]
pub struct Checked {
    pub check: usize,
    pub verdict: Verdict,
    /// Why it did not pass: inline Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<String>,
    /// What was found: a text of lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// What the compiler says, with its places in the answer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub diagnostics: Vec<Diagnostic>,
    /// Of an explored program, its schedules, as the explorer's crate describes them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub graph: Option<Box<RawValue>>,
    /// Of these, the node where it first goes wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<usize>,
    /// The program whose schedules these are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub program: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    Passed,
    Failed,
    /// It was not looked at, as nothing could come of it.
    Skipped,
}

/// Why no more is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    Checked,
    Stopped,
    /// The machine can't check it; the sentence says why.
    Refused,
}

impl Checked {
    pub(super) fn passed(check: usize) -> Checked {
        Checked {
            check,
            verdict: Verdict::Passed,
            sentence: None,
            detail: None,
            diagnostics: Vec::new(),
            graph: None,
            node: None,
            program: None,
        }
    }

    pub(super) fn failed(check: usize, sentence: impl Into<String>) -> Checked {
        Checked {
            verdict: Verdict::Failed,
            sentence: Some(sentence.into()),
            ..Checked::passed(check)
        }
    }

    pub(super) fn skipped(check: usize, sentence: impl Into<String>) -> Checked {
        Checked {
            verdict: Verdict::Skipped,
            ..Checked::failed(check, sentence)
        }
    }
}
