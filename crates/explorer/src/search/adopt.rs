//! What was found at random is made part of what was followed.

use super::Search;
use super::state::Choice;
use super::visit::Open;
use std::rc::Rc;

/// A way that was found at random is gone so many times, until nothing is learned on it that begins an exploration anew.
const MOST_LESSONS: usize = 8;

impl Search<'_> {
    /// The ways to what was found at random become part of what was followed; those to outcomes only where a graph is kept.
    pub(super) fn add_samples(&mut self) -> Result<(), String> {
        let mut ways = Vec::new();
        if !self.is_lean {
            let samples = std::mem::take(&mut self.samples.outcomes).into_values();
            ways.extend(samples.map(|sample| sample.schedule));
        }
        ways.extend(self.samples.stuck.take().map(|(_, way)| way));
        let reduces = std::mem::take(&mut self.reduces);
        for way in ways {
            for _ in 0..MOST_LESSONS {
                if self.add_path(&way)? {
                    break;
                }
            }
        }
        self.reduces = reduces;
        Ok(())
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
                Ok((next, ..)) => at = next,
                Err(_) => return Ok(false),
            }
        }
        Ok(true)
    }
}
