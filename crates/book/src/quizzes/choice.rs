//! A choice of a question, as a reader sees it.

use super::manifest::Fault;
use crate::html::inline;
use similar::{ChangeTag, TextDiff};

#[derive(Debug, Clone)]
pub struct Choice {
    pub shown: Shown,
    pub right: bool,
    /// Of a wrong one: why it is wrong.
    pub told: Option<String>,
    /// What shows that it is wrong, where that can be said of it: `It prints 5.`
    pub found: Option<String>,
    /// A schedule that shows that it is right.
    pub way: Option<String>,
}

/// What it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    Compiles,
    Refused(Refusal),
    /// An output, and how the program ends after it, as graphs call that.
    Output {
        text: String,
        end: String,
    },
    Fault(Fault),
    /// A change, in words if there are some, and by lines.
    Change {
        text: Option<String>,
        lines: Vec<Line>,
    },
    Text(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub code: Option<String>,
    pub message: String,
    pub line: usize,
    /// The text of the line.
    pub quoted: String,
}

/// A line that a change takes away or adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub is_added: bool,
    /// Where it stands, counted from 1: in the changed program, or where it is taken away, in the other.
    pub number: usize,
    pub text: String,
}

impl Shown {
    /// What tells it from others.
    pub fn key(&self) -> String {
        match self {
            Shown::Compiles => "compiles".to_owned(),
            Shown::Refused(refusal) => format!("{refusal:?}"),
            Shown::Output { text, end } => format!("{end}: {}", text.trim_end()),
            Shown::Fault(fault) => fault.name().to_owned(),
            Shown::Change { lines, .. } => format!("{lines:?}"),
            Shown::Text(text) => inline(text),
        }
    }

    /// In a few words, for who has written it.
    pub fn words(&self) -> String {
        match self {
            Shown::Compiles => "it compiles".to_owned(),
            Shown::Refused(refusal) => format!("`{}` in line {}", refusal.message, refusal.line),
            Shown::Output { text, end } => {
                let text = text.trim_end().replace('\n', " ⏎ ");
                match end.as_str() {
                    "ok" => format!("`{text}`"),
                    end => format!("`{text}`, and then {end}"),
                }
            }
            Shown::Fault(fault) => fault.name().to_owned(),
            Shown::Change { text, lines } => text.clone().unwrap_or_else(|| {
                let first = lines.iter().find(|line| line.is_added).or(lines.first());
                first.map_or_else(String::new, |line| line.text.trim().to_owned())
            }),
            Shown::Text(text) => text.clone(),
        }
    }
}

/// The lines that make `after` of `before`.
pub fn lines_between(before: &str, after: &str) -> Vec<Line> {
    let difference = TextDiff::from_lines(before, after);
    let changes = difference.iter_all_changes();
    changes
        .filter(|change| change.tag() != ChangeTag::Equal)
        .map(|change| Line {
            is_added: change.tag() == ChangeTag::Insert,
            number: 1 + change
                .new_index()
                .or(change.old_index())
                .unwrap_or_default(),
            text: change.value().trim_end().to_owned(),
        })
        .filter(|line| !line.text.is_empty())
        .collect()
}
