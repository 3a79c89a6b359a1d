//! What is told of a program while it is compiled and run. Serialized, these are the lines of the HTTP interface.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::time::Duration;

/// One line of an answer: `building` if it has to wait for crates, any number of diagnostics, then, if it compiled,
/// `compiled` and its output, then the end.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "event", rename_all = "lowercase")]
pub enum Event {
    /// The program waits until these crates are compiled, which is done when the first program needs them: identifiers.
    Building {
        crates: Vec<String>,
    },
    Diagnostic(Diagnostic),
    Compiled {
        /// Whether the binary was there already.
        cached: bool,
        /// Milliseconds since the work began.
        ms: u64,
    },
    /// Standard output and standard error, in the order in which they were written.
    Output {
        text: String,
    },
    /// A fault that is known while a program is still explored, as a sentence.
    Found {
        sentence: String,
    },
    /// All schedules of a program; [`explorer::graph`] describes the fields.
    Graph {
        graph: Box<RawValue>,
    },
    /// What in a program can't be explored.
    Unexplorable {
        sentence: String,
    },
    End(End),
}

/// What the compiler says, with its places in the code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// `error`, `warning`, `note` or `help`.
    pub level: String,
    /// `E0382`, or the name of a lint.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    pub message: String,
    /// The whole message as rustc prints it, without colours.
    pub rendered: String,
    pub spans: Vec<Span>,
    pub suggestions: Vec<Suggestion>,
}

impl Diagnostic {
    /// A sentence of our own, where there is nothing to quote from rustc.
    pub(crate) fn error(sentence: impl Into<String>) -> Self {
        Self::new("error", sentence.into())
    }

    /// As [`Diagnostic::error`], where nothing failed.
    pub(crate) fn warning(sentence: impl Into<String>) -> Self {
        Self::new("warning", sentence.into())
    }

    /// As [`Diagnostic::error`], about what to do.
    pub(crate) fn help(sentence: impl Into<String>) -> Self {
        Self::new("help", sentence.into())
    }

    fn new(level: &str, message: String) -> Self {
        Self {
            level: level.into(),
            code: None,
            rendered: format!("{level}: {message}\n"),
            message,
            spans: Vec::new(),
            suggestions: Vec::new(),
        }
    }
}

/// A stretch of the code. Lines and columns count from 1, columns in UTF-16 units as editors count, the end is the first
/// place behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub line_start: usize,
    pub line_end: usize,
    pub column_start: usize,
    pub column_end: usize,
    /// Whether this is where the error is, rather than what led to it.
    pub primary: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// A change that rustc proposes. Its edits belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    pub message: String,
    /// As rustc rates it: `MachineApplicable`, `MaybeIncorrect`, `HasPlaceholders` or `Unspecified`.
    pub applicability: String,
    pub edits: Vec<Edit>,
}

/// Puts `replacement` in the place of a stretch of the code, counted as in [`Span`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    pub line_start: usize,
    pub column_start: usize,
    pub line_end: usize,
    pub column_end: usize,
    pub replacement: String,
}

/// How it ended: the last event, and there is exactly one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct End {
    pub phase: Phase,
    pub reason: Reason,
    /// The exit code, when the process ended by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<i32>,
    /// The number of the signal, when one ended the process that we did not send.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signal: Option<i32>,
    /// Milliseconds since the work began; time in the queue is not counted, nor that of others who had their turn.
    pub ms: u64,
    /// Milliseconds that the processors worked for the program, where the system tells. Far less than the wall time: the
    /// program waited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cpu_ms: Option<u64>,
    /// What the program was doing when its time was over, where the system tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doing: Option<Doing>,
    /// What the sandbox refused the program, in a sentence, if the program said that it was refused something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sandbox: Option<&'static str>,
}

impl End {
    /// The end of `phase` for `reason`, of which nothing else is to be said.
    pub(crate) fn of(phase: Phase, reason: Reason) -> Self {
        Self {
            phase,
            reason,
            code: None,
            signal: None,
            ms: 0,
            cpu_ms: None,
            doing: None,
            sandbox: None,
        }
    }
}

/// As times are told.
pub(crate) fn millis(time: Duration) -> u64 {
    time.as_millis().try_into().unwrap_or(u64::MAX)
}

/// What a program is doing that does not end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Doing {
    /// Each of its threads waits, without a time limit: nothing will ever wake one.
    Waiting,
    /// None of its threads works, but one will go on after some time.
    Sleeping,
    Computing,
}

/// Which of the two processes ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    Compile,
    Run,
}

/// Why it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// By itself.
    Exit,
    /// By a signal that it caused.
    Signal,
    /// It took too long.
    Timeout,
    /// It used too much memory.
    Memory,
    /// It wrote too much.
    Output,
    /// It wrote too much to its files.
    Files,
    /// Somebody stopped it.
    Stopped,
    /// It was never started, or made the compiler wait for itself; a diagnostic before says why.
    Refused,
}
