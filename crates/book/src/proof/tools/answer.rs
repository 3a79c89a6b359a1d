//! What a tool says of a listing.

use crate::proof::run::{End, Outcome};
use std::time::Duration;

/// One answer.
pub struct Answer {
    /// Whether it has found a fault.
    pub found: bool,
    /// What it said, without what differs from run to run.
    pub words: String,
    /// How long it took: see [`Record::ms`](crate::listings::tried::Record::ms).
    pub ms: u64,
}

impl Answer {
    /// That of a program which fails, or hangs, when there is a fault.
    pub fn of_run(outcome: &Outcome, words: String, time: Duration) -> Answer {
        let hung = match outcome.end {
            End::Deadlock => "It hung, every thread waiting for ever, and was ended.\n",
            End::Exit(_) | End::Overdue => "",
        };
        Answer {
            found: outcome.end != End::Exit(Some(0)),
            words: words + hung,
            ms: time.as_millis().try_into().unwrap_or(u64::MAX),
        }
    }
}
