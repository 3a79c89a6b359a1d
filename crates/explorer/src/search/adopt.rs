//! What was found at random is made part of what was followed.

use super::Search;
use super::state::{Choice, is_fault};
use super::visit::Open;
use std::rc::Rc;

/// A way that was found at random is gone so many times, until nothing is learned on it that begins an exploration anew.
const MOST_LESSONS: usize = 8;

impl Search<'_> {
    /// The ways to what was found at random become part of what was followed; those to outcomes only where a graph is kept,
    /// and where that has no room, only those to faults. Whether there was something to learn on them.
    pub(super) fn add_samples(&mut self) -> Result<bool, String> {
        self.owed = 0;
        let reduces = std::mem::take(&mut self.reduces);
        let mut has_learned = false;
        for (is_to_fault, way) in self.ways_to_samples() {
            let states = self.states.len() + way.len();
            if self.options.graph && !is_to_fault && states > self.options.max_states {
                continue;
            }
            for _ in 0..MOST_LESSONS {
                if self.add_path(&way)? {
                    break;
                }
                has_learned = true;
            }
        }
        self.reduces = reduces;
        Ok(has_learned)
    }

    /// And whether each is to a fault.
    fn ways_to_samples(&self) -> Vec<(bool, Vec<Choice>)> {
        let outcomes = self.samples.outcomes.values().filter(|_| !self.is_lean);
        let outcomes = outcomes.map(|sample| (is_fault(&sample.end), sample.schedule.clone()));
        let stuck = self.samples.stuck.iter();
        outcomes
            .chain(stuck.map(|(_, way)| (true, way.clone())))
            .collect()
    }

    /// False: on the way it learned what there is to look at. The next time it knows.
    fn add_path(&mut self, schedule: &[Choice]) -> Result<bool, String> {
        self.begin()?;
        let mut at = 0;
        for wanted in schedule {
            let state = &self.states[at];
            let Some(choice) = state.choices.iter().position(|it| it == wanted) else {
                // A loop is known by now to be one that waits.
                return Ok(true);
            };
            if let Some(to) = state.edges[choice].to() {
                at = to;
                self.runner.step(wanted.0, wanted.1);
                self.error()?;
                continue;
            }
            let open = Open {
                state: at,
                choice,
                visit: Rc::default(),
            };
            match self.take(open)? {
                Ok((next, is_new, sleepers)) => {
                    let visit = self.visit(next, is_new, sleepers);
                    let first = self.open_first(next, &visit);
                    self.open.extend(first);
                    at = next;
                }
                Err(_) => return Ok(false),
            }
        }
        Ok(true)
    }
}
