//! What is kept of a state and of the steps between two.

use super::Search;
use super::visit::Sleeper;
use crate::engine::point::with;
use crate::engine::world::World;
use crate::engine::{Obj, Tid, hash};
use crate::graph::{End, Node, Wait};
use crate::snapshot;
use std::hash::{BuildHasherDefault, Hasher};

/// A thread, and which of the alternatives of what it has announced.
pub(super) type Choice = (Tid, u16);

pub(super) struct State {
    /// The state before it, and which of its choices led here.
    pub before: Option<(usize, usize)>,
    pub depth: usize,
    pub key: u64,
    pub choices: Box<[Choice]>,
    /// By choice: the step, if it was made.
    pub edges: Box<[Option<Edge>]>,
    /// By choice: whether what follows it was left to a state before this one, or beside it. Empty if nothing is left out.
    pub asleep: Box<[bool]>,
    /// The choice that is followed alone: no other can come before it.
    pub only: Option<usize>,
    /// For how many steps there was such a choice.
    pub streak: usize,
    pub end: Option<End>,
    /// In the table, if it ends here.
    pub output: usize,
    /// As readers see it, if a graph is asked for.
    pub node: Option<Box<Node>>,
}

/// A step from a state.
#[derive(Clone, Debug)]
pub(super) struct Edge {
    pub to: usize,
    /// In the list of steps, if a graph is asked for.
    pub step: usize,
    /// In the list of footprints, if orders are left out.
    pub footprint: usize,
    pub made: Made,
}

/// What a step was, so that one that is made again can be held against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Made {
    pub operation: &'static str,
    pub object: Option<Obj>,
    pub line: u32,
}

impl Made {
    /// The step that has just been made.
    pub(super) fn of(world: &World) -> Self {
        world.step.as_ref().map_or(
            Self {
                operation: "end",
                object: None,
                line: 0,
            },
            |step| Self {
                operation: step.operation,
                object: step.object,
                line: step.line,
            },
        )
    }
}

/// For keys that are hashes already.
#[derive(Default)]
pub(super) struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {
        unreachable!("a key is one number");
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

pub(super) type ByKey = std::collections::HashMap<u64, usize, BuildHasherDefault<Identity>>;

impl Search<'_> {
    /// The state the run is in, and whether it is new.
    pub(super) fn arrive(&mut self, before: Option<(usize, usize)>) -> (usize, bool) {
        let number = self.states.len();
        let key = if self.options.merge {
            with(|world| world.key())
        } else {
            hash((number, before))
        };
        if let Some(known) = self.known.get(&key) {
            return (*known, false);
        }
        let choices = self.choices();
        let end = end(&choices);
        let table = &mut self.table;
        let (output, node) = with(|world| {
            let whole = self.keeps_nodes;
            let node = whole.then(|| Box::new(snapshot::node(world, table, None)));
            let output = end
                .is_some()
                .then(|| snapshot::end(world, table, None).output);
            (output.unwrap_or(0), node)
        });
        let (depth, streak) = before.map_or((0, 0), |(before, _)| {
            let before = &self.states[before];
            let streak = before.only.map_or(0, |_| before.streak + 1);
            (before.depth + 1, streak)
        });
        self.known.insert(key, number);
        self.states.push(State {
            before,
            depth,
            key,
            edges: vec![None; choices.len()].into(),
            asleep: Box::default(),
            only: None,
            streak,
            choices: choices.into(),
            end,
            output,
            node,
        });
        (number, true)
    }

    pub(super) fn choices(&self) -> Vec<Choice> {
        with(|world| {
            let mut choices = Vec::new();
            if world.exit.is_some() {
                return choices;
            }
            let of = |choices: &mut Vec<Choice>, thread: Tid, alternatives: Vec<u16>| {
                let each = alternatives.into_iter();
                choices.extend(each.map(|alternative| (thread, alternative)));
            };
            let threads = 0..world.threads.len();
            for thread in threads.clone().filter(|_| !self.eager.is_empty()) {
                let request = world.threads[thread].request.as_ref();
                if request.is_some_and(|request| self.eager.contains(&request.operation)) {
                    of(&mut choices, thread, world.alternatives(thread));
                    return choices;
                }
            }
            for thread in threads.clone() {
                of(&mut choices, thread, world.alternatives(thread));
            }
            if choices.is_empty() {
                for thread in threads {
                    of(&mut choices, thread, world.forced_alternatives(thread));
                }
            }
            choices
        })
    }

    /// Those of `sleepers` that are possible in `state`.
    pub(super) fn possible(&self, state: usize, sleepers: &mut Vec<Sleeper>) {
        let choices = &self.states[state].choices;
        sleepers.retain(|sleeper| choices.contains(&sleeper.choice));
    }
}

/// How the run has ended, if it has.
pub(super) fn end(choices: &[Choice]) -> Option<End> {
    with(|world| match world.exit {
        Some(exit) => Some(exit.into()),
        None if choices.is_empty() => Some(End::Deadlock(waits(world))),
        None => None,
    })
}

pub(super) fn is_fault(end: &End) -> bool {
    !matches!(end, End::Ok | End::Exit(_) | End::Unexplored)
}

/// Who waits for what and for whom, when nobody can move.
fn waits(world: &World) -> Vec<Wait> {
    let asleep = |(thread, state): (Tid, &crate::engine::thread::Thread)| {
        let request = state.request.as_ref()?;
        Some(Wait {
            thread,
            operation: request.operation.to_owned(),
            object: request.object,
            line: request.site.line,
            on: world.waits_for(thread),
        })
    };
    world
        .threads
        .iter()
        .enumerate()
        .filter_map(asleep)
        .collect()
}
