//! Threads that wait for each other for ever while others go on: a fault as soon as it stands.

use super::Search;
use super::state::{Choice, wait_of};
use crate::engine::Tid;
use crate::engine::point::with;
use crate::graph::{Fault, Graph, Kind, Wait};

/// Threads that are stuck, as they were first met on a shortest of the ways that were followed.
pub(super) struct Circle {
    pub state: usize,
    pub waits: Vec<Wait>,
}

impl Circle {
    /// Who waits, and where.
    fn places(&self) -> impl Iterator<Item = (Tid, u32)> + '_ {
        self.waits.iter().map(|wait| (wait.thread, wait.line))
    }

    fn is_in(&self, waits: &[Wait]) -> bool {
        let is_there = |(thread, line): (Tid, u32)| {
            let mut waits = waits.iter();
            waits.any(|wait| (wait.thread, wait.line) == (thread, line))
        };
        self.places().all(is_there)
    }
}

/// What the threads wait for that are stuck where the run is.
pub(super) fn stuck_now() -> Vec<Wait> {
    with(|world| {
        let stuck = world.stuck().into_iter();
        stuck.filter_map(|thread| wait_of(world, thread)).collect()
    })
}

impl Search<'_> {
    /// Looks whether threads are stuck in a new state.
    pub(super) fn note_circle(&mut self, state: usize) {
        let waits = stuck_now();
        if waits.is_empty() {
            return;
        }
        let circle = Circle { state, waits };
        let is_same = |known: &&mut Circle| circle.places().eq(known.places());
        match self.circles.iter_mut().find(is_same) {
            None => self.circles.push(circle),
            Some(known) if self.states[state].depth < self.states[known.state].depth => {
                *known = circle;
            }
            Some(_) => {}
        }
    }

    /// The choices that lead to a state.
    pub(super) fn way_to(&self, mut state: usize) -> Vec<Choice> {
        let mut way = Vec::new();
        while let Some((before, choice)) = self.states[state].before() {
            way.push(self.states[before].choices[choice]);
            state = before;
        }
        way.reverse();
        way
    }
}

/// Adds those circles that no deadlock of the graph has in it: that one tells them already. `nodes` are where they stand; a
/// tree of all schedules has none, and only its outcomes count.
pub(super) fn add(graph: &mut Graph, circles: Vec<Circle>, nodes: &[usize]) {
    if graph.nodes.is_empty() {
        return;
    }
    for (circle, node) in circles.into_iter().zip(nodes) {
        let mut deadlocks = graph
            .faults
            .iter()
            .filter(|fault| fault.kind == Kind::Deadlock);
        if !deadlocks.any(|fault| circle.is_in(&fault.waits)) {
            graph.add_fault(Fault {
                node: Some(*node),
                ..Fault::of_waits(Kind::Stuck, circle.waits)
            });
        }
    }
}
