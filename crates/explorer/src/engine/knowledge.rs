//! What happened before what.
//!
//! A thread *knows* how far each thread had come (a vector clock) and the newest store to each atomic that it may no
//! longer look behind (a view). Both travel along the same edges: an unlock leaves its knowledge at the mutex, a lock
//! takes it from there; a release store leaves it with the value, an acquire load takes it.

use super::{Obj, Tid};
use std::hash::{Hash, Hasher};

#[derive(Clone, Debug, Default)]
pub(crate) struct Knowledge {
    /// By thread: how many of its steps happened before.
    clock: Vec<u32>,
    /// By object: the position of the oldest store that may still be read.
    view: Vec<u32>,
}

impl Knowledge {
    pub(crate) fn learn(&mut self, other: &Self) {
        raise(&mut self.clock, &other.clock);
        raise(&mut self.view, &other.view);
    }

    pub(crate) fn clock_of(&self, thread: Tid) -> u32 {
        self.clock.get(thread).copied().unwrap_or(0)
    }

    /// By thread: how many of its steps happened before.
    pub(crate) fn clock(&self) -> &[u32] {
        &self.clock
    }

    pub(crate) fn tick(&mut self, thread: Tid) {
        let next = self.clock_of(thread) + 1;
        raise_one(&mut self.clock, thread, next);
    }

    pub(crate) fn seen(&self, atomic: Obj) -> u32 {
        self.view.get(atomic).copied().unwrap_or(0)
    }

    /// The `oldest` stores to `atomic` are gone: positions are counted from the next on.
    pub(crate) fn forget(&mut self, atomic: Obj, oldest: u32) {
        if let Some(position) = self.view.get_mut(atomic) {
            *position = position.saturating_sub(oldest);
        }
    }

    pub(crate) fn see(&mut self, atomic: Obj, position: u32) {
        raise_one(&mut self.view, atomic, position);
    }
}

/// States are told apart by what may still be read. Clocks say how a state was reached, not what can follow.
impl Hash for Knowledge {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for (atomic, position) in self.view.iter().enumerate() {
            if *position > 0 {
                (atomic, position).hash(state);
            }
        }
        usize::MAX.hash(state);
    }
}

fn raise(to: &mut Vec<u32>, other: &[u32]) {
    if to.len() < other.len() {
        to.resize(other.len(), 0);
    }
    for (mine, theirs) in to.iter_mut().zip(other) {
        *mine = (*mine).max(*theirs);
    }
}

fn raise_one(to: &mut Vec<u32>, index: usize, value: u32) {
    if to.len() <= index {
        to.resize(index + 1, 0);
    }
    to[index] = to[index].max(value);
}

/// Where knowledge is left for others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Place {
    /// At a lock, barrier, once, or (sequentially consistent) atomic.
    Object(Obj),
    /// With one store to an atomic, by its position in the history.
    Store(Obj, u32),
    /// With the end of a thread.
    End(Tid),
    /// With what its closure returned, before that.
    Return(Tid),
    /// With the token of a parked thread.
    Token(Tid),
    /// With a counter of owners, at this address.
    Count(usize),
}

/// An edge of happens-before, as the program that shows a schedule replays it (see `graph`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Edge {
    /// Learn what was left there.
    Acquire(Place),
    /// Add to what was left there.
    Release(Place),
    /// Replace what was left there.
    Set(Place),
    /// Replace it by what the thread knew at its last release fence.
    SetFenced(Place),
    /// Add what the thread knew at its last release fence.
    ReleaseFenced(Place),
    /// The second place starts with what is at the first: a read-modify-write continues a release sequence.
    Carry(Place, Place),
    /// Remember what was left there for the next acquire fence.
    Glance(Place),
    AcquireFence,
    ReleaseFence,
    /// Leave it with a message put in the channel's queue.
    Push(Obj),
    /// Learn what came with the message taken from the channel's queue.
    Pop(Obj),
    /// Take the message put last back out of the queue.
    Unpush(Obj),
    /// A new thread starts with it.
    Spawn(Tid),
}
