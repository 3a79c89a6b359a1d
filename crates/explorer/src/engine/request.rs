//! An operation that a thread wants to do.

use super::gate::Gate;
use super::patience::Patience;
use super::site::Site;
use super::{Obj, Tid};
use std::time::Duration;

#[derive(Clone, Debug)]
pub(crate) struct Request {
    /// The operation by the name the standard library gives it.
    pub operation: &'static str,
    pub object: Option<Obj>,
    /// What it is done with: a value sent, a thread joined.
    pub detail: String,
    pub site: Site,
    pub gate: Gate,
    /// Whether it may also give up waiting: the alternative [`TIMEOUT`].
    pub timed: bool,
    /// How long it takes: the time limit, if it may give up waiting.
    pub lasts: Duration,
    /// When that will be over at the earliest, in a program that looks at the clock.
    pub until: Option<Duration>,
    /// While it waits it is parked, as std does it: it may then take the token of an `unpark` that was meant for another
    /// [`park`](std::thread::park), as the documentation of that warns. In an announced one, whether it has to wait.
    pub parks: bool,
    /// Until something changes that the thread has looked at, the operation (or its time-out, if it is timed) waits.
    pub patience: Option<Patience>,
}

/// The alternative of a waiting operation that gives up.
pub(crate) const TIMEOUT: u16 = 1;
/// The alternative of a wait that ends without a reason.
pub(crate) const SPURIOUS: u16 = 2;
/// Added to an alternative: while the operation waited, it has taken the token of an `unpark`.
pub(crate) const PARKED: u16 = 1 << 15;
/// The alternative of a reader that has to wait until a writer had its turn, although it could be let in.
pub(crate) const BEHIND: u16 = 3;
/// The alternative of a look at the clock before which time has passed.
pub(crate) const LATER: u16 = 1;

impl Request {
    pub(crate) fn new(operation: &'static str, site: Site) -> Self {
        Self {
            operation,
            object: None,
            detail: String::new(),
            site,
            gate: Gate::Open,
            timed: false,
            lasts: Duration::ZERO,
            until: None,
            parks: false,
            patience: None,
        }
    }

    pub(crate) fn on(mut self, object: Obj) -> Self {
        self.object = Some(object);
        self
    }

    pub(crate) fn with(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    pub(crate) fn when(mut self, gate: Gate) -> Self {
        self.gate = gate;
        self
    }

    /// It may give up waiting after `limit`, or whatever longer time.
    pub(crate) fn timed(mut self, limit: Duration) -> Self {
        self.timed = true;
        self.lasts(limit)
    }

    pub(crate) fn parking(mut self) -> Self {
        self.parks = true;
        self
    }

    /// It takes so long, or longer.
    pub(crate) fn lasts(mut self, time: Duration) -> Self {
        self.lasts = time;
        self
    }
}

/// A step as it happened.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Step {
    pub thread: Tid,
    pub operation: &'static str,
    pub object: Option<Obj>,
    /// What was read, written, sent, taken.
    pub value: String,
    pub line: u32,
    pub alternative: u16,
}
