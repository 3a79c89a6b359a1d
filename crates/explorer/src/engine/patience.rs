//! When a thread that waits in a loop may go round again.
//!
//! `while !ready.load(…) { yield_now() }` has infinitely many schedules, all but a few of them alike. So a thread that
//! pauses a second time at one place, having seen nothing new since the first, waits until something it looked at has
//! changed. If nobody else can move it goes on all the same, a few times.
//!
//! A loop that gives up by itself is another matter: that it does may be an outcome. So when a loop is first met, the
//! search tries what its thread does alone ([`Loop`]), and one that gives up soon is not held back at all. Where one is held
//! back whose rounds differ, the result says so.

use super::Obj;
use super::object::{Look, Seen};
use super::site::Site;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

/// What may be looked at unchanged this often in a row without a pause, as a loop without `spin_loop` does.
pub(super) const LOOKS: u32 = 6;
/// What a thread does that has nothing new to see and nobody to wait for.
const FORCED_ROUNDS: u32 = 16;
/// A loop that gives up after more rounds is held back, and goes on only when nobody else can move. What is not held back
/// has states for each round, and for each pair of rounds where two threads are in such loops: the more threads there are,
/// main among them, the sooner.
fn free_rounds(threads: usize) -> u32 {
    match threads {
        ..=2 => TRIED_ROUNDS,
        3 => 200,
        _ => 20,
    }
}

/// A loop that has not given up after so many rounds never does.
pub(crate) const TRIED_ROUNDS: u32 = 1000;

/// What becomes of a loop in which a thread waits, if nothing changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Loop {
    /// After so many rounds, for `free` of which it is not held back.
    GivesUp {
        rounds: u32,
        free: u32,
    },
    Endless,
}

impl Loop {
    /// A loop that gives up after `rounds`, in a program of so many threads.
    pub(crate) fn gives_up(rounds: u32, threads: usize) -> Self {
        let most = free_rounds(threads);
        Self::GivesUp {
            rounds,
            free: if rounds <= most { most } else { 0 },
        }
    }

    /// For so many rounds it is not held back.
    pub(super) fn free(self) -> u32 {
        match self {
            Self::GivesUp { free, .. } => free,
            Self::Endless => 0,
        }
    }

    /// For so many rounds it goes on when nobody else can move.
    pub(crate) fn forced(self) -> u32 {
        match self {
            Self::GivesUp { .. } => TRIED_ROUNDS,
            Self::Endless => FORCED_ROUNDS,
        }
    }
}

/// What operations mean for a loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nature {
    /// Changes something, or prints.
    Act,
    /// Neither says that the loop goes on nor that it waits: an unlock.
    Neutral,
    /// Looks at an object, for the end of a thread, or at the clock.
    Look(Seen),
    /// Lets time pass.
    Pause,
}

impl Nature {
    pub(crate) fn look(object: Obj) -> Self {
        Self::Look(Seen::Object(object))
    }
}

/// An operation and where it stands.
pub(crate) type Spot = (&'static str, Site);

/// What a thread has looked at since it last paused.
#[derive(Clone, Debug, Default)]
pub(crate) struct Round {
    pub(super) looks: Vec<Look>,
    pub(super) pauses: BTreeMap<Spot, Pause>,
    pub(super) repeats: BTreeMap<Spot, (Look, u32)>,
    /// Of a thread that is about to be held back: what its memory held when it was last at a place.
    pub(super) memory: BTreeMap<Spot, u64>,
    pub forced: u32,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Pause {
    pub(super) looks: Vec<Look>,
    pub(super) unchanged: u32,
}

/// What has to change before a thread goes on.
#[derive(Clone, Debug)]
pub(crate) struct Patience {
    pub looks: Vec<Look>,
    /// What is known of its loop.
    pub known: Option<Loop>,
}

impl Round {
    pub(crate) fn look(&mut self, look: Look) {
        self.looks.retain(|other| other.at != look.at);
        self.looks.push(look);
    }

    /// What is looked at now is what there was to see.
    pub(crate) fn refresh(&mut self, look: Look) {
        for (last, _) in self.repeats.values_mut() {
            if last.at == look.at {
                *last = look;
            }
        }
    }

    pub(crate) fn acted(&mut self) {
        self.repeats.clear();
    }

    /// What tells two states apart before it is known that the program waits in loops: how often it has looked without
    /// anything new to see.
    pub(crate) fn hash_repeats<H: Hasher>(&self, hasher: &mut H) {
        for (spot, (_, count)) in self.repeats.iter().filter(|(_, (_, count))| *count > 1) {
            (spot, count).hash(hasher);
        }
    }
}
