//! A thread of the program at one moment of a run.

use super::Tid;
use super::knowledge::Knowledge;
use super::output::Format;
use super::patience::Round;
use super::request::Request;
use super::site::Site;
use crate::memory::door::Standing;
use crate::memory::plain::Plain;
use std::any::Any;
use std::collections::BTreeSet;
use std::rc::Rc;

#[derive(Default)]
pub(crate) struct Thread {
    pub phase: Phase,
    pub name: Option<&'static str>,
    /// What it waits to be chosen for.
    pub request: Option<Request>,
    /// Ended by a panic.
    pub panicked: bool,
    /// Where it has left what it returned, for who joins it.
    pub parcel: Option<usize>,
    /// Nobody will join it.
    pub detached: bool,
    /// The text of what it returned or panicked with.
    pub result: String,
    /// Where its first frame begins: below lies what is the program's of its stack.
    pub top: usize,
    /// Where it stands, if it is in an operation.
    pub standing: Standing,
    /// The operation that it is in, of all in which the program was left.
    pub entry: u64,
    /// A hash of what it has done since it came into it.
    pub inside: u64,
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
    /// The lines that it is formatting, one in the other.
    pub formats: Vec<Format>,
    pub knows: Knowledge,
    /// What it has glanced at with relaxed loads: an acquire fence makes it knowledge.
    pub glanced: Knowledge,
    /// What it knew at its last release fence.
    pub fenced: Knowledge,
    pub round: Round,
    /// What it made of each `thread_local!`, by the address of the key.
    pub locals: Vec<(usize, Local)>,
    /// The values whose last owner it drops: where their count is, and the number of their type.
    pub dropping: Vec<(usize, usize)>,
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
        self.name.unwrap_or("<unnamed>")
    }
}

/// A thread that has been spawned and not yet run.
pub(crate) struct Newborn {
    pub thread: Tid,
    /// Its size, if the program asked for one.
    pub stack: Option<usize>,
    pub body: Body,
}

/// A value that was boxed.
#[derive(Clone, Copy)]
pub(crate) struct Local(pub *mut dyn Any);

impl Plain for Option<Local> {
    fn pack(self) -> [u64; 2] {
        // SAFETY: a pointer to a trait object is two words, none of them zero.
        self.map_or([0; 2], |local| unsafe { std::mem::transmute(local.0) })
    }

    fn unpack(bits: [u64; 2]) -> Self {
        // SAFETY: they are those of a pointer.
        (bits[0] != 0).then(|| Local(unsafe { std::mem::transmute(bits) }))
    }
}

/// What a thread does. In every run it must lie at the same address, as the thread's stack refers to it.
pub(crate) enum Body {
    Main(Program),
    /// In memory of the program.
    Spawned(Box<dyn FnOnce()>),
}

pub(crate) type Program = Rc<dyn Fn()>;
