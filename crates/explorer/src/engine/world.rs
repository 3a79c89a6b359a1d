//! Everything one run has made so far.

use super::knowledge::{Edge, Knowledge, Place};
use super::object::shown;
use super::object::{Birth, Object, Seen, State};
use super::patience::{self, Patience};
use super::registry::Registry;
use super::request::Step;
use super::site::Site;
use super::thread::{Newborn, Phase, Thread};
use super::{Obj, Tid, hash};
use std::collections::{BTreeMap, HashMap, VecDeque};

/// What a load may read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Model {
    /// The newest store: all operations are in one order that every thread agrees on, whatever their `Ordering`.
    #[default]
    Sc,
    /// Any store that the orderings do not forbid to read (see the crate's limits).
    Weak,
}

/// How a program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Exit {
    Ok,
    /// Main panicked.
    Panic,
    Code(i32),
    Abort,
}

/// What a program prints to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Stream {
    Out,
    Err,
}

/// Who holds a [`Stream`], if the program locks it.
#[derive(Default)]
pub(crate) struct Lockable {
    pub object: Option<Obj>,
    /// How often its owner holds it.
    pub depth: usize,
}

#[derive(Default)]
pub(crate) struct World {
    /// Different for every run of the process; 0 is none.
    pub run: u64,
    pub live: bool,
    pub model: Model,
    pub spurious: bool,
    /// The program has `unsafe` code: threads may share what is not modelled, so a state is all of its history.
    pub remember_all: bool,
    /// Scoped threads may write to what they borrow.
    pub lends: bool,
    pub eager: Vec<&'static str>,
    pub registry: Registry,
    pub threads: Vec<Thread>,
    pub objects: Vec<Option<Object>>,
    pub known: BTreeMap<Place, Knowledge>,
    pub mail: BTreeMap<Obj, VecDeque<Knowledge>>,
    /// The newest stores that sequentially consistent operations agree on.
    pub sequential: Knowledge,
    pub output: String,
    /// By [`Stream`].
    pub streams: [Lockable; 2],
    /// What main has returned, if not well.
    pub code: Option<i32>,
    pub current: Tid,
    pub alternative: u16,
    /// What the present step did.
    pub step: Option<Step>,
    /// The edges of happens-before that the present step follows, and for whom.
    pub edges: Vec<(Tid, Edge)>,
    pub newborn: Vec<Newborn>,
    pub exit: Option<Exit>,
    pub error: Option<String>,
    /// The run showed that another must begin from scratch, with more demands.
    pub restart: bool,
    pub constants: HashMap<Site, u32>,
    /// While a value is turned into text, what it asks of locks is not an operation.
    pub showing: bool,
    /// How often the program asked for the time.
    pub questions: u32,
    pub traces: BTreeMap<Obj, u64>,
}

impl World {
    pub(crate) fn object(&self, object: Obj) -> &Object {
        self.objects[object]
            .as_ref()
            .expect("the object was made in this run")
    }

    pub(crate) fn object_mut(&mut self, object: Obj) -> &mut Object {
        self.objects[object]
            .as_mut()
            .expect("the object was made in this run")
    }

    pub(crate) fn me(&mut self) -> &mut Thread {
        &mut self.threads[self.current]
    }

    /// Notes what the current thread has just done and what it observed by that.
    pub(crate) fn record(
        &mut self,
        operation: &'static str,
        object: Option<Obj>,
        value: impl Into<String>,
        site: Site,
    ) {
        let value = value.into();
        let thread = &mut self.threads[self.current];
        thread.site = site;
        thread.history = hash((thread.history, operation, object, &value, site));
        if self.remember_all
            && let Some(object) = object
        {
            let trace = self.traces.entry(object).or_default();
            thread.history = hash((thread.history, *trace));
            *trace = thread.history;
        }
        self.step = Some(Step {
            thread: self.current,
            operation,
            object,
            value: shown(&value).into_owned(),
            line: site.line,
            alternative: self.alternative,
        });
    }

    /// The current thread has learnt something without an operation, as the only one that may.
    pub(crate) fn observe(&mut self, seen: &str) {
        let me = self.me();
        me.history = hash((me.history, seen));
    }

    /// The thread depends on all that `other` has done.
    pub(crate) fn remember(&mut self, other: Tid) {
        if self.remember_all {
            self.depend_on(other);
        }
    }

    /// What the thread had lent to `other`, which has ended, is its own again.
    pub(crate) fn take_back(&mut self, other: Tid) {
        if std::mem::take(&mut self.threads[other].lent) || self.remember_all {
            self.depend_on(other);
        }
    }

    fn depend_on(&mut self, other: Tid) {
        let theirs = self.threads[other].history;
        let me = self.me();
        me.history = hash((me.history, theirs));
    }

    pub(crate) fn make(
        &mut self,
        birth: Birth,
        kind: &'static str,
        site: Site,
        object: Object,
    ) -> Obj {
        let number = self.registry.object(birth, kind, site);
        if self.objects.len() <= number {
            self.objects.resize(number + 1, None);
        }
        self.objects[number] = Some(object);
        number
    }

    /// The birth of an object that the current thread makes now.
    pub(crate) fn birth(&mut self) -> Birth {
        let thread = self.current;
        let me = self.me();
        me.made += 1;
        Birth::Made(thread, me.made)
    }

    /// The current thread has seen `object` as it is now.
    pub(crate) fn look(&mut self, object: Obj) {
        self.look_at(Seen::Object(object));
    }

    pub(crate) fn look_at(&mut self, at: Seen) {
        if self.registry.demands.patience {
            let look = patience::look(self, at);
            self.me().round.look(look);
        }
    }

    /// Something about `object` has changed that others may be waiting to see.
    pub(crate) fn changed(&mut self, object: Obj) {
        self.object_mut(object).changes += 1;
        self.me().round.acted();
    }

    /// A thread that has waited for news no longer reads what it has read before.
    pub(crate) fn see_newer(&mut self, patience: &Patience) {
        if self.model == Model::Sc {
            return;
        }
        for look in &patience.looks {
            let Seen::Object(object) = look.at else {
                continue;
            };
            let State::Atomic { stores } = &self.object(object).state else {
                continue;
            };
            let newest = stores.len() as u32 - 1;
            let knows = &mut self.threads[self.current].knows;
            knows.see(object, (knows.seen(object) + 1).min(newest));
        }
    }

    /// Follows an edge of happens-before.
    pub(crate) fn edge(&mut self, edge: Edge) {
        let thread = self.current;
        let me = &mut self.threads[thread];
        match edge {
            Edge::Acquire(place) => {
                if let Some(known) = self.known.get(&place) {
                    me.knows.learn(known);
                }
            }
            Edge::Glance(place) => {
                if let Some(known) = self.known.get(&place) {
                    me.glanced.learn(known);
                }
            }
            Edge::Release(place) => self.known.entry(place).or_default().learn(&me.knows),
            Edge::ReleaseFenced(place) => self.known.entry(place).or_default().learn(&me.fenced),
            Edge::Set(place) => {
                self.known.insert(place, me.knows.clone());
            }
            Edge::SetFenced(place) => {
                self.known.insert(place, me.fenced.clone());
            }
            Edge::Carry(from, to) => {
                let known = self.known.get(&from).cloned().unwrap_or_default();
                self.known.insert(to, known);
            }
            Edge::AcquireFence => {
                let glanced = me.glanced.clone();
                me.knows.learn(&glanced);
            }
            Edge::ReleaseFence => me.fenced = me.knows.clone(),
            Edge::Push(channel) => {
                self.mail
                    .entry(channel)
                    .or_default()
                    .push_back(me.knows.clone());
            }
            Edge::Pop(channel) => {
                if let Some(known) = self.mail.entry(channel).or_default().pop_front() {
                    me.knows.learn(&known);
                }
            }
            Edge::Unpush(channel) => {
                self.mail.entry(channel).or_default().pop_back();
            }
            Edge::Spawn(child) => {
                let known = me.knows.clone();
                self.threads[child].knows = known;
            }
        }
        self.edges.push((thread, edge));
    }

    /// Makes a thread that has not run yet.
    pub(crate) fn spawn(
        &mut self,
        name: Option<String>,
        stack: Option<usize>,
        site: Site,
        body: Box<dyn FnOnce()>,
    ) -> Tid {
        // What it takes along follows from what its parent has observed, and differs for each that the parent spawns.
        let mut history = 0;
        let thread = if self.threads.is_empty() {
            self.registry.main()
        } else {
            let parent = self.current;
            self.me().spawned += 1;
            let nth = self.me().spawned;
            history = hash((self.me().history, nth));
            self.registry
                .thread(parent, nth, name.as_deref(), site.line)
        };
        if self.threads.len() <= thread {
            self.threads.resize_with(thread + 1, Thread::default);
        }
        self.threads[thread] = Thread {
            phase: Phase::Alive,
            name,
            history,
            ..Thread::default()
        };
        if thread != 0 {
            self.edge(Edge::Spawn(thread));
        }
        self.newborn.push(Newborn {
            thread,
            stack,
            body,
        });
        thread
    }

    /// Whether everybody but the current thread has ended, before this moment.
    pub(crate) fn is_alone(&self) -> bool {
        let me = self.current;
        self.threads
            .iter()
            .enumerate()
            .all(|(tid, thread)| match thread.phase {
                Phase::Unborn => true,
                Phase::Alive => tid == me,
                Phase::Ended(steps) => self.threads[me].knows.clock_of(tid) >= steps,
            })
    }
}
