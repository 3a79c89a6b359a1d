//! The way back to a state, in another run.

use super::Search;
use super::state::{Choice, Made};
use crate::engine::point::with;
use std::collections::BTreeMap;

/// So many ends are come to once more.
const CHECKED_ENDS: usize = 32;

impl Search<'_> {
    /// Follows some paths again, to their ends: what no other run came by, only this can tell to be decided by the schedule.
    ///
    /// # Errors
    /// A sentence, if it is not.
    pub(super) fn check_ends(&mut self) -> Result<(), String> {
        let mut by_output: BTreeMap<usize, usize> = BTreeMap::new();
        for (number, state) in self.states.iter().enumerate() {
            if let Some(end) = &state.end
                && (by_output.len() < CHECKED_ENDS || by_output.contains_key(&end.1))
            {
                by_output.insert(end.1, number);
            }
        }
        let mut ends: Vec<usize> = by_output.into_values().collect();
        ends.push(self.states.len() - 1);
        ends.sort_unstable();
        ends.dedup();
        for end in ends {
            self.begin()?;
            self.replay(end)?;
            // It follows no schedule that was not followed.
            self.runs -= 1;
        }
        Ok(())
    }

    /// Takes the choices that lead to `state`, and sees that each does what it did before.
    ///
    /// # Errors
    /// A sentence, if it does not.
    pub(super) fn replay(&mut self, state: usize) -> Result<(), String> {
        let mut path = std::mem::take(&mut self.path);
        path.clear();
        let mut at = state;
        while let Some((before, choice)) = self.states[at].before() {
            path.push((before, choice));
            at = before;
        }
        self.made += path.len();
        let mut line = 0;
        for (before, choice) in path.iter().rev() {
            let choices = &self.states[*before].choices;
            let edge = self.states[*before].edge(*choice);
            let made = edge.map(|edge| self.kind_of(edge).made);
            if !is_possible(choices[*choice]) {
                return Err(diverged(line));
            }
            let (thread, alternative) = choices[*choice];
            self.runner.step(thread, alternative);
            self.error()?;
            let now = with(|world| Made::of(world));
            if made.is_some_and(|made| made != now) {
                return Err(diverged(now.line));
            }
            line = now.line;
        }
        self.path = path;
        if self.options.merge && with(|world| world.key()) != self.states[state].key {
            return Err(diverged(line));
        }
        Ok(())
    }
}

pub(super) fn is_possible((thread, alternative): Choice) -> bool {
    with(|world| {
        let is_alive = world.exit.is_none() && thread < world.threads.len();
        is_alive
            && (world.alternatives(thread).contains(&alternative)
                || world.forced_alternatives(thread).contains(&alternative))
    })
}

fn diverged(line: u32) -> String {
    let place = if line > 0 {
        format!(" at or after line {line}")
    } else {
        String::new()
    };
    format!(
        "two runs under the same schedule differed{place}: something in the program is not decided by the schedule \
         (the order of a HashMap, an address, the time, a random number), so its schedules cannot be explored"
    )
}
