//! A schedule to a fault, made shorter: by leaving out parts of it, large ones first (ddmin: Zeller and Hildebrandt 2002).

use super::sample::Run;
use super::state::Choice;
use super::{Finished, Search};
use crate::graph::End;

/// Runs that this may take.
const TRIES: usize = 300;

impl Search<'_> {
    /// From `schedule` the shortest one found to a fault of the same kind, in whose end the run then is.
    pub(super) fn shorten(
        &mut self,
        kind: &str,
        schedule: Vec<Choice>,
    ) -> Result<Result<(End, Vec<Choice>), Finished>, String> {
        let mut best = schedule;
        let mut tries = 0;
        let mut part = best.len() / 2;
        while part > 0 && tries < TRIES {
            let mut from = 0;
            let mut is_shorter = false;
            while from < best.len() && tries < TRIES {
                tries += 1;
                match self.without(&best, from, part, kind)? {
                    Err(again) => return Ok(Err(again)),
                    Ok(Some(shorter)) => {
                        best = shorter;
                        is_shorter = true;
                    }
                    Ok(None) => from += part,
                }
            }
            if !is_shorter {
                part /= 2;
            }
            part = part.min(best.len() / 2);
        }
        match self.run(|_, step, _| best.get(step).copied())? {
            Ok(Run { end: Some(end), .. }) => Ok(Ok((end, best))),
            Err(again) => Ok(Err(again)),
            _ => Err("two runs under the same schedule differed".to_owned()),
        }
    }

    /// A run by `schedule` without some of it: what is not possible is left out as well, and after it threads go on one
    /// after the other. `None` if that is not shorter, or does not end by a fault of this kind.
    fn without(
        &mut self,
        schedule: &[Choice],
        from: usize,
        count: usize,
        kind: &str,
    ) -> Result<Result<Option<Vec<Choice>>, Finished>, String> {
        let kept = schedule[..from].iter();
        let mut wanted = kept.chain(schedule.iter().skip(from + count));
        let choose = |choices: &[Choice], step: usize, so_far: &[Choice]| {
            if step + 1 >= schedule.len() {
                return None;
            }
            let next = wanted.by_ref().find(|choice| choices.contains(choice));
            let last = so_far.last().map(|choice| choice.0);
            let same = || choices.iter().find(|choice| Some(choice.0) == last);
            next.or_else(same).or(choices.first()).copied()
        };
        Ok(self.run(choose)?.map(|run| {
            let is_same = run.end.is_some_and(|end| end.name() == kind);
            is_same.then_some(run.schedule)
        }))
    }
}
