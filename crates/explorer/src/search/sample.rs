//! Some hundreds of schedules at random, always the same: a fault that any of many schedules leads to is found by them soon,
//! wherever depth first begins.
//!
//! By turns a walk, which chooses a thread at each step, and a schedule of few preemptions (PCT: Burckhardt et al. 2010):
//! the thread of the highest priority runs, and at a few steps drawn beforehand the one that runs gets the lowest.

use super::circles::{self, Circle, stuck_now};
use super::state::{Choice, end, is_fault, is_fault_called};
use super::{Finished, Search};
use crate::engine::Tid;
use crate::engine::point::with;
use crate::graph::{End, Graph, Wait};
use crate::listing::Listing;
use std::collections::BTreeMap;

/// They begin after so many runs, or after so many steps of all runs, or when a schedule is too long to be followed at once: a
/// program that has few schedules is done before.
const AFTER_RUNS: usize = 200;
const AFTER_STEPS: usize = 20_000;
const SCHEDULES: usize = 300;
/// No more are begun after so many steps. By steps, not by time: two explorations are to find the same.
const STEPS: usize = 200_000;
/// One of them ends after so many.
const LONGEST: usize = 5_000;
/// Steps at which a thread loses its priority: one to so many.
const MOST_CHANGES: usize = 3;
/// Outcomes of which a schedule is kept, besides faults.
const KEPT: usize = 64;

#[derive(Default)]
pub(super) struct Samples {
    done: bool,
    /// A schedule to each outcome that was met: by how it ended, and its output.
    pub(super) outcomes: BTreeMap<(String, String), Sample>,
    /// Threads that were stuck in a schedule that goes on, and the way there.
    pub(super) stuck: Option<(Vec<Wait>, Vec<Choice>)>,
}

pub(super) struct Sample {
    pub end: End,
    pub schedule: Vec<Choice>,
}

impl Samples {
    fn add(&mut self, end: End, schedule: Vec<Choice>) {
        let outcome = (end.name(), with(|world| world.output.clone()));
        let has_room = is_fault(&end) || self.outcomes.len() < KEPT;
        match self.outcomes.get(&outcome) {
            Some(known) if known.schedule.len() <= schedule.len() => {}
            None if !has_room => {}
            _ => {
                self.outcomes.insert(outcome, Sample { end, schedule });
            }
        }
    }

    /// Those of all schedules to what was found.
    fn steps(&self) -> usize {
        let outcomes = self.outcomes.values().map(|sample| &sample.schedule);
        let stuck = self.stuck.iter().map(|(_, way)| way);
        outcomes.chain(stuck).map(Vec::len).sum()
    }

    /// The shortest schedule to a fault.
    fn fault(&self) -> Option<&Sample> {
        let faults = self
            .outcomes
            .values()
            .filter(|sample| is_fault(&sample.end));
        faults.min_by_key(|sample| sample.schedule.len())
    }
}

/// Xorshift64* (Vigna 2016).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let product = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d);
        (product >> 33) as usize % end
    }
}

enum Strategy {
    Walk,
    Priorities {
        /// By thread; the highest runs.
        of: Vec<usize>,
        /// Steps at which the one that runs gets the lowest.
        changes: Vec<usize>,
        lowest: usize,
    },
}

/// Above any that is given for a change.
const NORMAL: usize = 1_000;

impl Strategy {
    fn new(number: usize, length: usize, random: &mut Random) -> Self {
        if number.is_multiple_of(2) {
            return Self::Walk;
        }
        let changes = 1 + number / 2 % MOST_CHANGES;
        Self::Priorities {
            of: Vec::new(),
            changes: (0..changes).map(|_| random.below(length)).collect(),
            lowest: NORMAL,
        }
    }

    fn choose(&mut self, choices: &[Choice], step: usize, random: &mut Random) -> Choice {
        let mut threads: Vec<Tid> = choices.iter().map(|choice| choice.0).collect();
        threads.dedup();
        let thread = match self {
            Self::Walk => threads[random.below(threads.len())],
            Self::Priorities {
                of,
                changes,
                lowest,
            } => {
                for thread in &threads {
                    while of.len() <= *thread {
                        of.push(NORMAL + random.below(1 << 20));
                    }
                }
                let highest = |of: &[usize]| {
                    let by_priority = threads.iter().max_by_key(|thread| of[**thread]);
                    by_priority.copied().unwrap_or_default()
                };
                let mut thread = highest(of);
                if changes.contains(&step) {
                    *lowest -= 1;
                    of[thread] = *lowest;
                    thread = highest(of);
                }
                thread
            }
        };
        let of_thread: Vec<&Choice> = choices.iter().filter(|choice| choice.0 == thread).collect();
        *of_thread[random.below(of_thread.len())]
    }
}

impl Search<'_> {
    /// Samples the schedules of a program that has more than a few, once, and tells of a fault.
    pub(super) fn sample_if_large(
        &mut self,
        listing: &Listing,
        early: &mut dyn FnMut(Graph),
    ) -> Result<Option<Finished>, String> {
        if !self.options.merge || self.open.is_empty() {
            return Ok(None);
        }
        let is_late = self.runs >= AFTER_RUNS || self.made >= AFTER_STEPS || !self.deep.is_empty();
        if !self.samples.done && is_late {
            if let Some(again) = self.sample()? {
                return Ok(Some(again));
            }
            self.samples.done = true;
            if let Some(again) = self.shorten_faults()? {
                return Ok(Some(again));
            }
            if self.options.graph {
                self.owed = self.samples.steps();
            }
            if let Some(sample) = self.samples.fault() {
                let schedule = sample.schedule.clone();
                let end = sample.end.name();
                let (mut graph, _) = self.graph_of_paths(vec![(Some(end), schedule)], listing)?;
                graph.conclude();
                early(graph);
            } else if let Some((waits, schedule)) = self.samples.stuck.clone() {
                let (mut graph, nodes) = self.graph_of_paths(vec![(None, schedule)], listing)?;
                graph.conclude();
                circles::add(&mut graph, vec![Circle { state: 0, waits }], &nodes);
                early(graph);
            }
            if let Some(again) = self.is_again() {
                return Ok(Some(again));
            }
        }
        let is_small = self.states.len() <= self.options.small;
        if !self.options.graph && !self.is_lean && !is_small {
            return Ok(Some(Finished::TooLarge));
        }
        Ok(None)
    }

    fn sample(&mut self) -> Result<Option<Finished>, String> {
        let mut random = Random(0x9e37_79b9_7f4a_7c15);
        let length = self.states.iter().map(|state| state.depth).max();
        let length = length.unwrap_or(0).max(1) as usize;
        let mut steps = 0;
        for number in 0..SCHEDULES {
            if steps > STEPS || self.limits.is_time_over() {
                break;
            }
            let mut strategy = Strategy::new(number, length, &mut random);
            let mut stuck = None;
            let choose = |choices: &[Choice], step: usize, _: &[Choice]| {
                if stuck.is_none() {
                    let waits = stuck_now();
                    stuck = (!waits.is_empty()).then_some((waits, step));
                }
                (step < LONGEST).then(|| strategy.choose(choices, step, &mut random))
            };
            let run = match self.run(choose)? {
                Ok(run) => run,
                Err(again) => return Ok(Some(again)),
            };
            steps += run.schedule.len();
            if let Some((waits, step)) = stuck
                && !matches!(run.end, Some(End::Deadlock(_)))
            {
                let way = run.schedule[..step].to_vec();
                self.samples.stuck = Some((waits, way));
                break;
            }
            if let Some(end) = run.end {
                let found = is_fault(&end);
                self.samples.add(end, run.schedule);
                if found {
                    break;
                }
            }
        }
        Ok(None)
    }

    /// Runs the program from the start by what `choose` takes of the choices at each step, after a schedule so far, until
    /// it ends or `choose` does.
    pub(super) fn run(
        &mut self,
        mut choose: impl FnMut(&[Choice], usize, &[Choice]) -> Option<Choice>,
    ) -> Result<Result<Run, Finished>, String> {
        self.begin()?;
        let mut schedule = Vec::new();
        loop {
            // What else it is seen to share begins the exploration anew only after all samples: they tell no state.
            if with(|world| world.restart) {
                return Ok(Err(Finished::Again));
            }
            let choices = self.choices();
            if let Some(end) = end(&choices) {
                let end = Some(end);
                return Ok(Ok(Run { schedule, end }));
            }
            let Some((thread, alternative)) = choose(&choices, schedule.len(), &schedule) else {
                return Ok(Ok(Run {
                    schedule,
                    end: None,
                }));
            };
            self.runner.step(thread, alternative);
            self.error()?;
            schedule.push((thread, alternative));
            if self.breaks_habits(thread) {
                return Ok(Err(Finished::OtherHabits));
            }
        }
    }

    /// Of each kind of fault that is known, makes a shortest schedule shorter.
    pub(super) fn shorten_faults(&mut self) -> Result<Option<Finished>, String> {
        let mut paths = self.shortest();
        for (name, sample) in &self.samples.outcomes {
            let is_shorter = |path: &Vec<Choice>| sample.schedule.len() < path.len();
            if paths.get(name).is_none_or(is_shorter) {
                paths.insert(name.clone(), sample.schedule.clone());
            }
        }
        let mut shortest: BTreeMap<String, Vec<Choice>> = BTreeMap::new();
        for ((kind, _), path) in paths {
            let is_shorter = |known: &Vec<Choice>| path.len() < known.len();
            if is_fault_called(&kind) && shortest.get(&kind).is_none_or(is_shorter) {
                shortest.insert(kind, path);
            }
        }
        for (kind, schedule) in shortest {
            match self.shorten(&kind, schedule)? {
                // What it prints may be other than before: the run is in its end.
                Ok((end, schedule)) => self.samples.add(end, schedule),
                Err(again) => return Ok(Some(again)),
            }
        }
        Ok(None)
    }
}

/// One run from the start.
pub(super) struct Run {
    pub schedule: Vec<Choice>,
    pub end: Option<End>,
}
