//! What threads share.

use super::site::Site;
use super::world::Stream;
use super::{Obj, Tid, hash};
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
    /// Where the value has no text: a hash of what was done to it.
    pub version: u64,
    /// How often something changed that a thread could be waiting to see.
    pub changes: u64,
    /// For one of several that a constant makes, numbered by their first use: a hash of what made it the first.
    pub origin: u64,
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
        queue: VecDeque<String>,
        bound: Option<usize>,
        senders: usize,
        receiver: bool,
        sent: u64,
        taken: u64,
    },
    Atomic {
        /// Sequentially consistent: only the newest. Weak: all, oldest first.
        stores: Vec<Store>,
    },
    Once(Phase),
}

#[derive(Clone, Debug)]
pub(crate) struct Store {
    pub bits: u64,
    pub text: String,
}

/// By the text: the bits of a pointer are not the same in every run.
impl Hash for Store {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
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
    /// A static, by its address.
    Static(usize),
    /// What the program prints to, once a thread has locked it.
    Stream(Stream),
    /// Made in a constant context but not in a static: the n-th of its line and column.
    Constant(Site, u32),
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
            version: 0,
            changes: 0,
            origin: 0,
        }
    }

    /// What a thread that looks at the value sees: part of the thread's history.
    pub(crate) fn seen(&self) -> String {
        if self.version == 0 {
            self.value.clone()
        } else {
            opaque(self.version)
        }
    }

    /// Takes over the text of the value, or notes that it may have changed if it has none.
    pub(crate) fn set(&mut self, text: Option<String>, history: u64) {
        match text {
            Some(text) if text == self.value && self.version == 0 => {}
            Some(text) => {
                self.value = text;
                self.version = 0;
                self.changes += 1;
            }
            None => {
                self.version = hash((self.version, history)) | 1;
                self.value.clear();
                self.changes += 1;
            }
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
    /// Whether a thread has ended.
    End(Tid),
}

/// Stands for a value that has no text.
pub(crate) fn opaque(history: u64) -> String {
    format!("\u{1}{history:016x}")
}

/// Stands in a text for an object of which the text says nothing.
pub(crate) fn reference(object: Obj) -> String {
    format!("\u{2}{object}\u{3}")
}

/// A text as readers see it: nothing, where there is none.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    let text = text.split('\u{1}').next().unwrap_or_default();
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
