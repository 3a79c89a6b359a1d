//! A thread of the program at one moment of a run.

use super::Tid;
use super::knowledge::Knowledge;
use super::patience::Round;
use super::request::Request;
use super::site::Site;
use std::any::Any;
use std::collections::BTreeSet;

#[derive(Default)]
pub(crate) struct Thread {
    pub phase: Phase,
    pub name: Option<String>,
    /// What it waits to be chosen for.
    pub request: Option<Request>,
    /// Ended by a panic.
    pub panicked: bool,
    /// The text of what it returned or panicked with, or a hash of its history.
    pub result: String,
    /// It may have written to what it borrowed from its scope, in which its history then is when it has ended.
    pub lent: bool,
    /// A hash of everything it has observed. What is local to the thread follows from it.
    pub history: u64,
    /// Where its last step was.
    pub site: Site,
    pub spawned: u32,
    pub made: u32,
    /// Unparked before it parked.
    pub token: bool,
    /// How many panics it is unwinding from.
    pub unwinding: u32,
    /// It is in the middle of the panic hook, to abort.
    pub hooked: bool,
    /// How many callers of it would catch a panic.
    pub catching: u32,
    /// How many would have, when the panic began that it is unwinding from.
    pub caught: u32,
    /// The words of a panic that have not been printed yet.
    pub last_words: Option<(String, Site)>,
    pub knows: Knowledge,
    /// What it has glanced at with relaxed loads: an acquire fence makes it knowledge.
    pub glanced: Knowledge,
    /// What it knew at its last release fence.
    pub fenced: Knowledge,
    pub round: Round,
    /// What it made of each `thread_local!`, by the address of the key.
    pub locals: Vec<(usize, Box<dyn Any>)>,
    /// Where a weak exchange has already failed for no reason.
    pub unlucky: BTreeSet<Site>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Phase {
    #[default]
    Unborn,
    Alive,
    /// With its own step count at the end.
    Ended(u32),
}

impl Thread {
    pub(crate) fn alive(&self) -> bool {
        self.phase == Phase::Alive
    }

    pub(crate) fn ended(&self) -> bool {
        matches!(self.phase, Phase::Ended(_))
    }

    pub(crate) fn born(&self) -> bool {
        self.phase != Phase::Unborn
    }

    /// As std names a thread in messages.
    pub(crate) fn called(&self) -> &str {
        self.name.as_deref().unwrap_or("<unnamed>")
    }
}

/// A thread that has been spawned and not yet run.
pub(crate) struct Newborn {
    pub thread: Tid,
    /// Its size, if the program asked for one.
    pub stack: Option<usize>,
    pub body: Box<dyn FnOnce()>,
}
