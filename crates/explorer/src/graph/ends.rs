//! What follows from a graph: the faults that end its schedules, each once.

use super::{End, Fault, Graph, Kind, Node, Note, Step, Ways};

/// What main does when it panics, as a step.
const PANIC: &str = "panic";

const ENDLESS: &str =
    "some schedules are endless: threads go on for ever and get nowhere, as in a livelock";
const NO_END: &str =
    "no schedule that was followed comes to an end: the program may be meant to go on for ever";

impl Graph {
    /// Adds what follows from the rest, unless it is there: the faults that runs have ended by, and notes that schedules
    /// are endless, or that none was seen to end. Of nodes that are one fault, the nearest stands for it; the way there is
    /// taken to be the shortest there is if this is the graph of every schedule.
    pub fn conclude(&mut self) {
        let never_ends = self.capped.is_some() && self.outcomes.is_empty();
        for (holds, words) in [(self.endless, ENDLESS), (never_ends, NO_END)] {
            let note = Note::new(words);
            if holds && !self.notes.contains(&note) {
                self.notes.push(note);
            }
        }
        let shortest_known = self.is_complete() && !self.reduced;
        let ways = self.ways();
        for node in &ways.order {
            if let Some(fault) = self.fault_at(&ways, *node) {
                self.add_fault(Fault {
                    node: Some(*node),
                    shortest_known,
                    ..fault
                });
            }
        }
        // Without nodes, outcomes are all that is known.
        let ends: Vec<Kind> = (self.outcomes.iter())
            .filter_map(|outcome| Kind::named(&outcome.end))
            .collect();
        for kind in ends {
            if !self.faults.iter().any(|fault| fault.kind == kind) {
                self.add_fault(Fault::of_end(kind, 0, ""));
            }
        }
    }

    fn fault_at(&self, ways: &Ways, node: usize) -> Option<Fault> {
        match self.nodes[node].end.as_ref()? {
            End::Deadlock(waits) => Some(Fault::of_waits(Kind::Deadlock, waits.clone())),
            End::Panic => {
                let panic = self.last_step(ways, node, |step| {
                    step.operation == PANIC && step.thread == 0
                });
                let (line, message) = panic.map_or((0, ""), |step| (step.line, &step.value));
                Some(Fault::of_end(Kind::Panic, line, message.trim_end()))
            }
            End::Abort => {
                let last = self.last_step(ways, node, |step| step.line > 0);
                let line = last.map_or(0, |step| step.line);
                Some(Fault::of_end(Kind::Abort, line, ""))
            }
            End::Race(conflict) => Some(Fault::of_memory(Kind::Race, conflict.clone())),
            End::UseAfterFree(conflict) => {
                Some(Fault::of_memory(Kind::UseAfterFree, conflict.clone()))
            }
            End::DoubleFree(conflict) => Some(Fault::of_memory(Kind::DoubleFree, conflict.clone())),
            End::Ok | End::Exit(_) | End::Unexplored => None,
        }
    }

    fn last_step(&self, ways: &Ways, node: usize, wanted: impl Fn(&Step) -> bool) -> Option<&Step> {
        let steps = ways.steps_to(node).into_iter().rev();
        (steps.map(|step| &self.steps[step])).find(|step| wanted(step))
    }

    /// The state of an object at a node.
    pub(super) fn object_at(&self, node: &Node, object: usize) -> Option<&crate::json::Value> {
        self.table.get(*node.objects.get(object)?)
    }
}
