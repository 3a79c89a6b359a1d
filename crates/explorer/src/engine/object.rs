//! What threads share.

use super::site::Site;
use super::stream::Stream;
use super::{Obj, Tid};
use std::borrow::Cow;
use std::collections::VecDeque;
use std::hash::{Hash, Hasher};

/// A modelled object as it is at one moment of a run. The values inside locks and channels live in the program; this
/// holds their text.
#[derive(Clone, Debug)]
pub(crate) struct Object {
    pub state: State,
    /// The value inside, where it has a text.
    pub value: String,
    /// How often something changed that a thread could be waiting to see.
    pub changes: u64,
    /// How often a lock was given back.
    pub returns: u64,
}

#[derive(Clone, Debug, Hash)]
pub(crate) enum State {
    Mutex {
        owner: Option<Tid>,
        poisoned: bool,
    },
    RwLock {
        writer: Option<Tid>,
        readers: Vec<Tid>,
        poisoned: bool,
    },
    Condvar {
        /// In the order they came, and whether they have been woken.
        waiting: Vec<(Tid, bool)>,
    },
    Barrier {
        size: usize,
        arrived: Vec<Tid>,
        round: u64,
    },
    Channel {
        queue: VecDeque<Letter>,
        bound: Option<usize>,
        senders: usize,
        receiver: bool,
        sent: u64,
        taken: u64,
        /// Messages that nobody will receive, not dropped yet.
        lost: VecDeque<usize>,
    },
    Atomic {
        /// Sequentially consistent: only the newest. Weak: all that may still be read, oldest first.
        stores: Vec<Store>,
    },
    Once(Phase),
}

/// A message that waits.
#[derive(Clone, Debug)]
pub(crate) struct Letter {
    /// Its address.
    pub parcel: usize,
    pub text: String,
}

/// What is at the address is hashed with all of the memory.
impl Hash for Letter {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.parcel.hash(state);
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Store {
    pub bits: u64,
    pub text: String,
}

impl Hash for Store {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bits.hash(state);
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Phase {
    New,
    Running(Tid),
    Done,
    Poisoned,
}

/// Who made an object, so that it has the same number in every run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Birth {
    /// The n-th object of a thread.
    Made(Tid, u32),
    /// What the program prints to, once a thread has locked it.
    Stream(Stream),
    /// Made in a constant context: where it was when it was first used, and the how manyth it is that was there.
    At(usize, u32),
}

/// What stays the same of an object in all runs.
#[derive(Clone, Debug)]
pub(crate) struct Identity {
    pub kind: &'static str,
    pub site: Site,
}

impl Object {
    pub(crate) fn new(state: State, value: String) -> Self {
        Self {
            state,
            value,
            changes: 0,
            returns: 0,
        }
    }

    /// Takes over the text of the value. One without a text may have changed.
    pub(crate) fn set(&mut self, text: Option<String>) {
        let same = text.as_ref() == Some(&self.value);
        self.value = text.unwrap_or_default();
        self.changes += u64::from(!same);
    }

    /// `thread` reads once less.
    pub(crate) fn remove_reader(&mut self, thread: Tid) {
        if let State::RwLock { readers, .. } = &mut self.state
            && let Some(mine) = readers.iter().position(|reader| *reader == thread)
        {
            readers.remove(mine);
        }
    }

    /// Who writes to this lock.
    pub(crate) fn writer(&self) -> Option<Tid> {
        match self.state {
            State::RwLock { writer, .. } => writer,
            _ => None,
        }
    }

    /// Who keeps others from this lock.
    pub(crate) fn holders(&self) -> Vec<Tid> {
        match &self.state {
            State::Mutex { owner, .. } => owner.iter().copied().collect(),
            State::RwLock {
                writer, readers, ..
            } => writer.iter().chain(readers).copied().collect(),
            State::Once(Phase::Running(thread)) => vec![*thread],
            _ => Vec::new(),
        }
    }
}

/// What a thread has looked at, and how often that had changed by then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Look {
    pub at: Seen,
    pub changes: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Seen {
    Object(Obj),
    /// That a lock is taken.
    Taken(Obj),
    /// Whether a thread's closure has returned.
    End(Tid),
    Clock,
}

/// Stands in a text for an object of which the text says nothing.
pub(crate) fn reference(object: Obj) -> String {
    format!("\u{2}{object}\u{3}")
}

/// A text as readers see it: nothing, where there is none.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains('\u{2}') {
        return Cow::Borrowed(text);
    }
    let parts = text.split('\u{2}');
    let visible = parts
        .enumerate()
        .map(|(nth, part)| match part.split_once('\u{3}') {
            Some((_, after)) if nth > 0 => after,
            _ => part,
        });
    Cow::Owned(visible.collect())
}
