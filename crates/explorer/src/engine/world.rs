//! Everything one run has made so far.

use super::clock::Clock;
use super::knowledge::{Edge, Knowledge, Place};
use super::note::Note;
use super::object::shown;
use super::object::{Birth, Object};
use super::registry::{Counted, Registry};
use super::request::Step;
use super::site::Site;
use super::stream::Lockable;
use super::thread::{Body, Newborn, Phase, Thread};
use super::{Map, Obj, Tid, hash};
use crate::memory::shadow::Clash;
use crate::memory::{door, shadow};
use std::borrow::Cow;
use std::collections::{BTreeMap, VecDeque};

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
    /// Memory was touched as it must not be: what comes is not defined.
    Undefined,
}

/// The present run ends here, as the current thread has touched memory as it must not.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Undefined {
    pub clash: Clash,
    /// Where the second access is.
    pub line: u32,
}

/// The threads of a scope.
#[derive(Default, Hash)]
pub(crate) struct Team {
    pub threads: Vec<Tid>,
    /// Those whose panic nobody has seen.
    pub unjoined: Vec<Tid>,
}

#[derive(Default)]
pub(crate) struct World {
    pub live: bool,
    pub model: Model,
    pub spurious: bool,
    pub eager: Vec<&'static str>,
    pub registry: Registry,
    pub threads: Vec<Thread>,
    pub objects: Vec<Option<Object>>,
    pub known: BTreeMap<Place, Knowledge>,
    pub mail: BTreeMap<Obj, VecDeque<Knowledge>>,
    /// The newest stores that sequentially consistent operations agree on.
    pub sequential: Knowledge,
    /// What was written.
    pub output: String,
    /// What was printed and is not written yet.
    pub buffered: String,
    /// By [`Stream`].
    pub streams: [Lockable; 2],
    /// What main has returned, if not well.
    pub code: Option<i32>,
    /// By number: scopes of threads.
    pub scopes: Vec<Team>,
    pub current: Tid,
    pub alternative: u16,
    /// What the present step did.
    pub step: Option<Step>,
    /// The edges of happens-before that the present step follows, and for whom.
    pub edges: Vec<(Tid, Edge)>,
    /// Besides, what was left with stores has moved, as others before them were forgotten.
    pub moved: Vec<Edge>,
    pub newborn: Vec<Newborn>,
    /// Who ends the program: nobody else can any more.
    pub exiting: Option<Tid>,
    pub exit: Option<Exit>,
    /// What the program did to memory that it must not do.
    pub undefined: Option<Undefined>,
    /// Where the first of two such accesses is, if that is looked for.
    pub first_line: u32,
    pub error: Option<String>,
    /// The run showed that another must begin from scratch, with more demands.
    pub restart: bool,
    /// How many made in constant contexts were first used at an address.
    pub constants: Map<usize, u32>,
    /// Atomics of `core`, by address.
    pub foreign: BTreeMap<usize, Obj>,
    /// Counters of owners that the present step has changed, by address.
    pub counted: Vec<usize>,
    /// While a value is turned into text, what it asks of locks is not an operation.
    pub showing: bool,
    pub clock: Clock,
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

    /// Something has to be said of the exploration.
    pub(crate) fn note(&mut self, note: Note) {
        self.registry.notes.insert(note);
    }

    /// What the current thread does shows which thread it is: if it drops the last owner of a value, it matters who does.
    pub(crate) fn show_who_drops(&mut self) {
        for (_, shared) in std::mem::take(&mut self.me().dropping) {
            let counted = &mut self.registry.demands.counted;
            counted.entry(shared).or_insert(Counted::Dropped);
            self.restart = true;
        }
    }

    /// What readers call a thread.
    pub(crate) fn name_of(&self, thread: Tid) -> String {
        let name = self.threads[thread].name;
        name.map_or_else(|| format!("t{thread}"), str::to_owned)
    }

    /// Notes what the current thread has just done and what it observed by that.
    pub(crate) fn record(
        &mut self,
        operation: &'static str,
        object: Option<Obj>,
        value: impl Into<String>,
        site: Site,
    ) {
        self.record_text(operation, object, value.into(), site);
    }

    fn record_text(
        &mut self,
        operation: &'static str,
        object: Option<Obj>,
        value: String,
        site: Site,
    ) {
        let thread = &mut self.threads[self.current];
        thread.site = site;
        thread.inside = hash((thread.inside, operation, object, &value));
        self.step = Some(Step {
            thread: self.current,
            operation,
            object,
            value: match shown(&value) {
                Cow::Borrowed(_) => value,
                Cow::Owned(visible) => visible,
            },
            line: site.line,
            alternative: self.alternative,
        });
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

    /// Whether there is such an object.
    pub(crate) fn has(&self, object: Obj, kind: &str) -> bool {
        matches!(self.objects.get(object), Some(Some(_)))
            && self.registry.things[object].kind == kind
    }

    /// The birth of an object that the current thread makes now.
    pub(crate) fn birth(&mut self) -> Birth {
        let thread = self.current;
        let me = self.me();
        me.made += 1;
        Birth::Made(thread, me.made)
    }

    /// Something about `object` has changed that others may be waiting to see.
    pub(crate) fn changed(&mut self, object: Obj) {
        self.object_mut(object).changes += 1;
        self.me().round.acted();
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
                // What it does before its first operation is not among what its parent knows.
                self.threads[child].knows.tick(child);
            }
        }
        self.edges.push((thread, edge));
        // What the thread does from now on is not among what it has just told.
        if !matches!(edge, Edge::Acquire(_) | Edge::Glance(_) | Edge::Pop(_)) {
            self.threads[thread].knows.tick(thread);
        }
        self.tell_time();
    }

    /// The memory is told what the current thread knows now.
    pub(crate) fn tell_time(&self) {
        let knows = &self.threads[self.current].knows;
        shadow::learn(knows.clock());
        door::set_clock(knows.clock_of(self.current));
    }

    /// Makes a thread that has not run yet.
    pub(crate) fn spawn(
        &mut self,
        name: Option<&'static str>,
        stack: Option<usize>,
        site: Site,
        body: Body,
    ) -> Tid {
        let thread = if self.threads.is_empty() {
            self.registry.main()
        } else {
            let parent = self.current;
            self.me().spawned += 1;
            let nth = self.me().spawned;
            self.registry.thread(parent, nth, name, site.line)
        };
        if self.threads.len() <= thread {
            self.threads.resize_with(thread + 1, Thread::default);
        }
        let number = 1 + self.threads.iter().filter(|thread| thread.born()).count() as u64;
        self.threads[thread] = Thread {
            phase: Phase::Alive,
            name,
            number,
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
}
