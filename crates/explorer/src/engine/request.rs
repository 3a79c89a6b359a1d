//! An operation that a thread wants to do.

use super::gate::Gate;
use super::patience::Patience;
use super::site::Site;
use super::{Obj, Tid};

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
    /// Until something changes that the thread has looked at, the operation (or its time-out, if it is timed) waits.
    pub patience: Option<Patience>,
}

/// The alternative of a waiting operation that gives up.
pub(crate) const TIMEOUT: u16 = 1;
/// The alternative of a wait that ends without a reason.
pub(crate) const SPURIOUS: u16 = 2;

impl Request {
    pub(crate) fn new(operation: &'static str, site: Site) -> Self {
        Self {
            operation,
            object: None,
            detail: String::new(),
            site,
            gate: Gate::Open,
            timed: false,
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

    pub(crate) fn timed(mut self) -> Self {
        self.timed = true;
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
