//! A thread of the program at one moment of a run.

use super::Tid;
use super::knowledge::Knowledge;
use super::patience::Round;
use super::request::Request;
use super::site::Site;
use super::stream::Format;
use crate::memory::door::Standing;
use crate::memory::plain::Plain;
use std::collections::BTreeSet;
use std::rc::Rc;

#[derive(Default)]
pub(crate) struct Thread {
    pub phase: Phase,
    pub name: Option<&'static str>,
    /// What it waits to be chosen for.
    pub request: Option<Request>,
    /// As std numbers threads: in the order in which they are spawned, from 1 on.
    pub number: u64,
    /// Its closure has returned, or panicked, and what came of that is there.
    pub returned: bool,
    /// By a panic.
    pub panicked: bool,
    /// Where it has left what it returned, for who joins it.
    pub parcel: Option<usize>,
    /// Nobody will ask for what it returned, or somebody has.
    pub detached: bool,
    /// It goes round for ever, without an operation.
    pub endless: bool,
    /// It drops what a thread has returned that nobody joined.
    pub dropping_result: bool,
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
    Ended,
}

impl Thread {
    pub(crate) fn alive(&self) -> bool {
        self.phase == Phase::Alive
    }

    pub(crate) fn ended(&self) -> bool {
        self.phase == Phase::Ended
    }

    /// Whether its closure has returned and its handle is gone: then its scope no longer waits for it.
    pub(crate) fn let_go(&self) -> bool {
        self.returned && self.detached
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

/// The value of a `thread_local!`, in memory of the program.
#[derive(Clone, Copy)]
pub(crate) struct Local {
    pub value: *mut (),
    pub ways: &'static Ways,
    pub destroyed: bool,
}

/// What is done with the values of one type.
pub(crate) struct Ways {
    /// Runs the destructor, if there is one.
    pub drop: Option<unsafe fn(*mut ())>,
    /// Gives the memory back.
    pub free: unsafe fn(*mut ()),
}

impl Plain for Option<Local> {
    fn pack(self) -> [u64; 2] {
        self.map_or([0; 2], |local| {
            let ways = (&raw const *local.ways).expose_provenance();
            let value = local.value.expose_provenance() as u64;
            [value << 1 | u64::from(local.destroyed), ways as u64]
        })
    }

    fn unpack([value, ways]: [u64; 2]) -> Self {
        let ways = std::ptr::with_exposed_provenance::<Ways>(ways as usize);
        // SAFETY: it is null, or was made of a reference to what lives for ever.
        let ways = unsafe { ways.as_ref()? };
        Some(Local {
            value: std::ptr::with_exposed_provenance_mut((value >> 1) as usize),
            ways,
            destroyed: value & 1 != 0,
        })
    }
}

/// What a thread does. In every run it must lie at the same address, as the thread's stack refers to it.
pub(crate) enum Body {
    Main(Program),
    /// In memory of the program.
    Spawned(Box<dyn FnOnce()>),
}

pub(crate) type Program = Rc<dyn Fn()>;
