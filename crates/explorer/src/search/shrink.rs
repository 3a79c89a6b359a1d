//! A schedule to a fault, made shorter: by leaving out parts of it, large ones first (ddmin: Zeller and Hildebrandt 2002).

use super::Search;
use super::sample::Sample;
use super::state::Choice;
use crate::graph::End;

/// Runs that this may take.
const TRIES: usize = 300;

impl Search<'_> {
    /// The shortest schedule found to a fault of the kind of `sample`, in whose end the run then is.
    pub(super) fn shorten(
        &mut self,
        kind: &str,
        sample: Sample,
    ) -> Result<(End, Vec<Choice>), String> {
        let mut best = sample;
        let mut tries = 0;
        let mut part = best.schedule.len() / 2;
        while part > 0 && tries < TRIES {
            let mut from = 0;
            let mut is_shorter = false;
            while from < best.schedule.len() && tries < TRIES {
                tries += 1;
                match self.without(&best.schedule, from, part, kind)? {
                    Some(shorter) => {
                        best = shorter;
                        is_shorter = true;
                    }
                    None => from += part,
                }
            }
            if !is_shorter {
                part /= 2;
            }
            part = part.min(best.schedule.len() / 2);
        }
        let schedule = best.schedule.clone();
        let again = self.run(|_, step, _| schedule.get(step).copied())?;
        match again {
            Ok(run) if run.end.is_some() => Ok((best.end, best.schedule)),
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
    ) -> Result<Option<Sample>, String> {
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
        Ok(match self.run(choose)? {
            Ok(run) => match run.end {
                Some(end) if end.name() == kind => Some(Sample {
                    end,
                    schedule: run.schedule,
                }),
                _ => None,
            },
            Err(_) => None,
        })
    }
}
