//! How long clients may take.

use std::time::Duration;

/// How long a client may keep the server waiting.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// From the end of an answer, or from the beginning, until the head of a request is there.
    pub head: Duration,
    /// Until a client takes anything at all of its answer.
    pub stalled: Duration,
    /// Until it has taken all of the answer that there is so far.
    pub owed: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(10),
            stalled: Duration::from_secs(20),
            owed: Duration::from_secs(40),
        }
    }
}
