//! Numbers for threads and objects that do not depend on the schedule.
//!
//! A thread is the n-th thread its parent spawned, an object the n-th its maker made. Whoever is met first in the
//! search gets the next number and keeps it in all later runs.

use super::note::Note;
use super::object::{Birth, Identity};
use super::patience::{Loop, Spot};
use super::site::Site;
use super::{Map, Obj, Tid};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Default)]
pub(crate) struct Registry {
    threads: Map<(Tid, u32), Tid>,
    pub(crate) people: Vec<Person>,
    objects: Map<Birth, Obj>,
    pub(crate) things: Vec<Identity>,
    /// What the program turned out to look at, and must therefore be run again with.
    pub(crate) demands: Demands,
    /// What has to be said of the exploration.
    pub(crate) notes: BTreeSet<Note>,
    /// Where threads go round for ever without an operation, by the place of their last.
    pub(crate) endless: Map<(Tid, Site), Site>,
    /// The loops that were tried, by where they wait.
    pub(crate) loops: Map<Spot, Loop>,
}

/// What stays the same of a thread in all runs.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub name: Option<String>,
    /// The line that spawned it, 0 for the main thread.
    pub line: u32,
    pub parent: Tid,
}

/// What costs states and is therefore only followed in programs that can tell the difference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Demands {
    /// It asks whether a thread is finished: the end of a thread is a step of its own.
    pub ends: bool,
    /// What a thread returned that nobody joins is dropped by an operation: who lets go of it last, the thread or its handle,
    /// is up to the schedule, and the end of each is a step.
    pub results: bool,
    /// It writes numbers of threads out: which is which is part of the state.
    pub numbers: bool,
    /// It comes back to where it looked before: what has changed since is part of the state.
    pub patience: bool,
    /// By the number of a type that `Arc`s share: which operations on their counters are steps.
    pub counted: BTreeMap<usize, Counted>,
    /// It looks at the clock: how much time has passed is part of the state.
    pub clock: bool,
    /// Where operations are done while a line is formatted, which holds the lock of its stream meanwhile.
    pub formats: BTreeSet<Site>,
}

/// Which operations on the counters of an `Arc` are steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    /// Drops of an owner: what the last one destroys does an operation.
    Dropped,
    /// All: somebody looks at the count.
    Looked,
}

impl Registry {
    pub(crate) fn main(&mut self) -> Tid {
        if self.people.is_empty() {
            self.people.push(Person {
                name: Some("main".to_owned()),
                line: 0,
                parent: 0,
            });
        }
        0
    }

    /// The number of the `nth` thread of `parent`.
    pub(crate) fn thread(&mut self, parent: Tid, nth: u32, name: Option<&str>, line: u32) -> Tid {
        let people = &mut self.people;
        *self.threads.entry((parent, nth)).or_insert_with(|| {
            people.push(Person {
                name: name.map(str::to_owned),
                line,
                parent,
            });
            people.len() - 1
        })
    }

    pub(crate) fn object(&mut self, birth: Birth, kind: &'static str, site: Site) -> Obj {
        let things = &mut self.things;
        *self.objects.entry(birth).or_insert_with(|| {
            things.push(Identity { kind, site });
            things.len() - 1
        })
    }
}
