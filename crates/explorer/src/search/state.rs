//! What is kept of a state and of the steps between two.

use super::Search;
use crate::engine::identity::Identity;
use crate::engine::point::with;
use crate::engine::world::{Exit, World};
use crate::engine::{Obj, Tid, hash};
use crate::graph::{End, Node, Wait};
use crate::snapshot;
use std::hash::BuildHasherDefault;

/// A thread, and which of the alternatives of what it has announced.
pub(super) type Choice = (Tid, u16);

/// A choice that was promised elsewhere, and the footprint of its step.
#[derive(Clone, Debug)]
pub(super) struct Sleeper {
    pub choice: Choice,
    pub footprint: usize,
}

impl State {
    pub(super) fn before(&self) -> Option<(usize, usize)> {
        let (state, choice) = self.before;
        (self.depth > 0).then_some((state as usize, choice as usize))
    }

    /// The step by a choice.
    pub(super) fn edge(&self, choice: usize) -> Option<Edge> {
        Some(self.edges[choice]).filter(|edge| edge.is_made())
    }
}

pub(super) struct State {
    /// The state before it, and which of its choices led here.
    before: (u32, u32),
    pub depth: u32,
    pub key: u64,
    pub choices: Box<[Choice]>,
    /// By choice.
    pub edges: Box<[Edge]>,
    /// By choice: whether what follows it was left to a state before this one, or beside it. Empty if nothing is left out.
    pub asleep: Box<[bool]>,
    /// The choice that is followed alone: no other can come before it.
    pub only: Option<u16>,
    /// For how many steps there was such a choice.
    pub streak: u16,
    /// How it ends here, and the output in the table.
    pub end: Option<Box<(End, usize)>>,
    /// As readers see it, if a graph is asked for.
    pub node: Option<Box<Node>>,
}

/// A step from a state: the state after it, and the number of its kind. Small, as there are millions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    to: u32,
    kind: u32,
}

impl Edge {
    pub(super) const UNMADE: Self = Self {
        to: u32::MAX,
        kind: u32::MAX,
    };
    /// Where one leads that was [taken out](Self::taken_out).
    const BACK: u32 = u32::MAX - 1;

    /// One that was followed, and leads nowhere any more.
    pub(super) fn taken_out(self) -> Self {
        Self {
            to: Self::BACK,
            ..self
        }
    }

    pub(super) fn new(to: usize, kind: u32) -> Self {
        // Four thousand million states have no room in any memory.
        Self {
            to: to as u32,
            kind,
        }
    }

    pub(super) fn is_made(self) -> bool {
        self.to != u32::MAX
    }

    pub(super) fn kind_in(self, kinds: &[Kind]) -> Kind {
        kinds[self.kind as usize]
    }

    pub(super) fn to(self) -> Option<usize> {
        (self.to < Self::BACK).then_some(self.to as usize)
    }
}

/// What steps have in common that differ only in where they lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Kind {
    pub made: Made,
    /// In the list of steps, if a graph is asked for.
    pub step: u32,
    /// In the list of footprints, if orders are left out.
    pub footprint: u32,
}

/// What a step was, so that one that is made again can be held against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
        let whole = self.keeps_nodes;
        let node = whole.then(|| Box::new(with(|world| snapshot::node(world, table, None))));
        let end = end.map(|end| {
            let output = with(|world| snapshot::end(world, table, None).output);
            Box::new((end, output))
        });
        let (depth, streak) = before.map_or((0, 0), |(before, _)| {
            let before = &self.states[before];
            let streak = before.only.map_or(0, |_| before.streak + 1);
            (before.depth + 1, streak)
        });
        self.known.insert(key, number);
        self.states.push(State {
            before: before.map_or((0, 0), |(state, choice)| (state as u32, choice as u32)),
            depth,
            key,
            edges: vec![Edge::UNMADE; choices.len()].into(),
            asleep: Box::default(),
            only: None,
            streak,
            choices: choices.into(),
            end,
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

    /// What a step was.
    pub(super) fn kind_of(&self, edge: Edge) -> Kind {
        edge.kind_in(&self.kinds)
    }

    /// Those of `sleepers` that are possible in `state`.
    pub(super) fn possible(&self, state: usize, sleepers: &mut Vec<Sleeper>) {
        let choices = &self.states[state].choices;
        sleepers.retain(|sleeper| choices.contains(&sleeper.choice));
    }
}

/// How the run has ended, if it has.
pub(super) fn end(choices: &[Choice]) -> Option<End> {
    let undefined = with(|world| world.undefined.map(|it| (it, world.first_line)));
    if let Some((undefined, first_line)) = undefined {
        return Some(undefined.end(first_line));
    }
    with(|world| {
        Some(match world.exit {
            Some(Exit::Ok) => End::Ok,
            Some(Exit::Panic) => End::Panic,
            Some(Exit::Code(code)) => End::Exit(code),
            Some(Exit::Abort | Exit::Undefined) => End::Abort,
            None if choices.is_empty() => End::Deadlock(waits(world)),
            None => return None,
        })
    })
}

pub(super) fn is_fault(end: &End) -> bool {
    !matches!(end, End::Ok | End::Exit(_) | End::Unexplored)
}

/// The same of the [name](End::name) of an end.
pub(super) fn is_fault_called(name: &str) -> bool {
    name != "ok" && name != "unexplored" && !name.starts_with("exit ")
}

/// Who waits for what and for whom, when nobody can move.
fn waits(world: &World) -> Vec<Wait> {
    let threads = 0..world.threads.len();
    threads
        .filter_map(|thread| wait_of(world, thread))
        .collect()
}

pub(super) fn wait_of(world: &World, thread: Tid) -> Option<Wait> {
    let request = world.threads[thread].request.as_ref()?;
    Some(Wait {
        thread,
        operation: request.operation.to_owned(),
        object: request.object,
        line: request.site.line,
        on: world.waits_for(thread),
    })
}
