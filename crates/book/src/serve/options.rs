//! What is said of a server before it starts.

use super::connections::Patience;
use std::path::PathBuf;
use std::time::Duration;

/// What can be said on the command line, and what tests say otherwise.
#[derive(Debug, Clone)]
pub struct Options {
    /// The port to listen on, or the first of some to try. 0 leaves the choice to the system.
    pub port: u16,
    /// Whether to show the book in the browser.
    pub open: bool,
    /// Whether to refuse to run programs that nothing keeps from the reader's files.
    pub require_sandbox: bool,
    /// A folder for the pages that are served. Nothing is ever written to that of the book.
    pub work: PathBuf,
    /// Whether the book is that of whoever started the server: its listings are proved when they change, which runs them
    /// without a sandbox, and can be recorded anew.
    pub is_own: bool,
    /// The words that start this server again, told by a page that has lost it.
    pub command: String,
    /// How often the files of the book are looked at where the system does not tell of changes.
    pub interval: Duration,
    /// How long clients may keep the server waiting.
    pub patience: Patience,
}

impl Options {
    /// Any free port, no browser, and `work` for the pages.
    pub fn new(work: impl Into<PathBuf>) -> Self {
        Self {
            port: 0,
            open: false,
            require_sandbox: false,
            work: work.into(),
            is_own: false,
            command: "cargo run".into(),
            interval: Duration::from_millis(100),
            patience: Patience::default(),
        }
    }
}
