//! Depth-first search through all schedules.
//!
//! Each run of the program follows one path: first again the choices that lead to a state with a choice left, then
//! always the first choice of states not seen before, until the program ends or a known state is reached. Two paths to
//! one state are one node, so the result is a graph without cycles, whose paths are the schedules.

mod cycles;
mod finish;
mod trial;

use crate::engine::patience::Spot;
use crate::engine::point::with;
use crate::engine::runner::Runner;
use crate::engine::thread::Program;
use crate::engine::world::World;
use crate::engine::{Tid, hash};
use crate::graph::{End, Graph, Node, Step, Wait};
use crate::listing::Listing;
use crate::memory::shadow;
use crate::options::{Eager, Options};
use crate::snapshot::{self, Table};
use crate::used;
use std::collections::HashMap;
use std::rc::Rc;
use std::time::Instant;

/// All schedules of `main`, the main function of `listing`.
///
/// # Errors
/// A sentence, when the program does something that cannot be explored.
pub(crate) fn search(options: &Options, listing: &Listing, main: Program) -> Result<Graph, String> {
    loop {
        let mut search = Search::new(options, Rc::clone(&main));
        match search.all()? {
            Finished::Again => {}
            Finished::Done => {
                return Ok(search.finish(listing));
            }
        }
    }
}

enum Finished {
    Done,
    /// The program looks at more than was followed: all from the start.
    Again,
}

/// Where a choice has led.
enum Taken {
    /// To a state not seen before.
    New(usize),
    /// To one that was.
    Known,
    /// As [`Finished::Again`].
    Again,
}

type Choice = (Tid, u16);

struct State {
    /// The state before it, and which of its choices led here.
    before: Option<(usize, usize)>,
    depth: usize,
    key: u64,
    choices: Vec<Choice>,
    /// By choice: the step and the state after it.
    edges: Vec<Option<(usize, usize)>>,
    /// How many of them lead back, and were taken out.
    cut: usize,
    node: Node,
}

struct Search<'a> {
    options: &'a Options,
    eager: Vec<&'static str>,
    program: Program,
    runner: Runner,
    states: Vec<State>,
    known: HashMap<u64, usize>,
    /// How often the loop at a spot was tried in vain, as its thread had to wait for another.
    in_vain: HashMap<Spot, u32>,
    /// States with a choice that was not followed yet.
    open: Vec<(usize, usize)>,
    table: Table,
    steps: Vec<Step>,
    step_numbers: HashMap<Step, usize>,
    runs: usize,
    start: Instant,
    /// What the process used before.
    memory: usize,
    capped: Option<String>,
    /// A schedule was cut short, for its length.
    too_long: bool,
}

impl<'a> Search<'a> {
    fn new(options: &'a Options, program: Program) -> Self {
        let eager = options
            .eager
            .iter()
            .flat_map(|eager: &Eager| eager.operations());
        Self {
            options,
            eager: eager.copied().collect(),
            program,
            runner: Runner::default(),
            states: Vec::new(),
            known: HashMap::new(),
            in_vain: HashMap::new(),
            open: Vec::new(),
            table: Table::default(),
            steps: Vec::new(),
            step_numbers: HashMap::new(),
            runs: 0,
            start: Instant::now(),
            memory: used::used(),
            capped: None,
            too_long: false,
        }
    }

    fn all(&mut self) -> Result<Finished, String> {
        self.begin()?;
        if must_begin_anew() {
            return Ok(Finished::Again);
        }
        let root = self.arrive(None);
        if let Finished::Again = self.try_loops(root.0)? {
            return Ok(Finished::Again);
        }
        if let Finished::Again = self.follow(root.0)? {
            return Ok(Finished::Again);
        }
        if self.open.is_empty() {
            // There is one schedule: all that can tell whether it decides everything is to follow it again.
            self.begin()?;
            self.replay(self.states.len() - 1)?;
        }
        while let Some((state, choice)) = self.open.pop() {
            if self.is_over() {
                break;
            }
            self.begin()?;
            self.replay(state)?;
            if let Finished::Again = self.choose(state, choice)? {
                return Ok(Finished::Again);
            }
        }
        self.runner.end();
        Ok(Finished::Done)
    }

    fn begin(&mut self) -> Result<(), String> {
        self.runs += 1;
        let (options, eager) = (self.options, &self.eager);
        let settings = |world: &mut World| {
            world.model = options.model;
            world.spurious = options.spurious;
            world.eager.clone_from(eager);
        };
        self.runner.end();
        self.runner.begin(settings, &self.program);
        self.error()
    }

    fn error(&self) -> Result<(), String> {
        with(|world| world.error.take()).map_or(Ok(()), Err)
    }

    /// Takes the choices that lead to `state`.
    fn replay(&mut self, state: usize) -> Result<(), String> {
        let mut path = Vec::new();
        let mut at = state;
        while let Some((before, choice)) = self.states[at].before {
            path.push((before, self.states[before].choices[choice]));
            at = before;
        }
        for (before, (thread, alternative)) in path.into_iter().rev() {
            if !self.choices().contains(&(thread, alternative)) {
                return Err(self.diverged(before));
            }
            self.runner.step(thread, alternative);
            self.error()?;
        }
        if self.options.merge && with(|world| world.key()) != self.states[state].key {
            return Err(self.diverged(state));
        }
        Ok(())
    }

    fn diverged(&self, state: usize) -> String {
        let line = self.states[state].before.and_then(|(before, choice)| {
            let (step, _) = self.states[before].edges[choice]?;
            Some(format!(" at or after line {}", self.steps[step].line))
        });
        format!(
            "two runs under the same schedule differed{}: something in the program is not decided by the schedule \
             (the order of a HashMap, an address, the time, a random number), so its schedules cannot be explored",
            line.unwrap_or_default()
        )
    }

    /// From the state where the run is, takes `choice` and goes on to the end or to a known state.
    fn choose(&mut self, state: usize, choice: usize) -> Result<Finished, String> {
        match self.take(state, choice)? {
            Taken::New(next) => self.follow(next),
            Taken::Known => Ok(Finished::Done),
            Taken::Again => Ok(Finished::Again),
        }
    }

    /// From the state where the run is, always takes the first choice, to the end or to a known state.
    fn follow(&mut self, mut state: usize) -> Result<Finished, String> {
        // As a loop: paths are long, and stacks are not.
        loop {
            let count = self.states[state].choices.len();
            if count == 0 || self.states[state].node.end.is_some() {
                return Ok(Finished::Done);
            }
            self.open
                .extend((1..count).rev().map(|choice| (state, choice)));
            if self.states.len() >= self.options.max_states {
                self.open.push((state, 0));
                return Ok(Finished::Done);
            }
            match self.take(state, 0)? {
                Taken::New(next) => state = next,
                Taken::Known => return Ok(Finished::Done),
                Taken::Again => return Ok(Finished::Again),
            }
        }
    }

    /// From the state where the run is, takes `choice`, one step.
    fn take(&mut self, state: usize, choice: usize) -> Result<Taken, String> {
        let (thread, alternative) = self.states[state].choices[choice];
        self.runner.step(thread, alternative);
        self.error()?;
        if must_begin_anew() {
            return Ok(Taken::Again);
        }
        let step = self.step(thread, alternative);
        let (next, new) = self.arrive(Some((state, choice)));
        self.states[state].edges[choice] = Some((step, next));
        if !new {
            return Ok(Taken::Known);
        }
        Ok(match self.try_loops(next)? {
            Finished::Done => Taken::New(next),
            Finished::Again => Taken::Again,
        })
    }

    /// The number of the step that was just made.
    fn step(&mut self, thread: Tid, alternative: u16) -> usize {
        let step = with(|world| Step::of(world, thread, alternative));
        if let Some(number) = self.step_numbers.get(&step) {
            return *number;
        }
        let number = self.steps.len();
        self.steps.push(step.clone());
        self.step_numbers.insert(step, number);
        number
    }

    /// The state the run is in, and whether it is new.
    fn arrive(&mut self, before: Option<(usize, usize)>) -> (usize, bool) {
        let depth = before.map_or(0, |(before, _)| self.states[before].depth + 1);
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
        let end = with(|world| match world.exit {
            Some(exit) => Some(exit.into()),
            None if choices.is_empty() => Some(End::Deadlock(waits(world))),
            None => None,
        });
        let mut end = end;
        if end.is_none() && depth >= self.options.max_steps {
            self.too_long = true;
            end = Some(End::Unexplored);
        }
        let node = with(|world| {
            if self.options.merge {
                snapshot::node(world, &mut self.table, end)
            } else {
                snapshot::end(world, &mut self.table, end)
            }
        });
        self.known.insert(key, number);
        self.states.push(State {
            before,
            depth,
            key,
            edges: vec![None; choices.len()],
            cut: 0,
            choices,
            node,
        });
        (number, true)
    }

    fn choices(&self) -> Vec<Choice> {
        with(|world| {
            if world.exit.is_some() {
                return Vec::new();
            }
            let threads = 0..world.threads.len();
            let of = |thread: Tid, alternatives: Vec<u16>| {
                alternatives
                    .into_iter()
                    .map(move |alternative| (thread, alternative))
            };
            for thread in threads.clone() {
                let request = world.threads[thread].request.as_ref();
                if request.is_some_and(|request| self.eager.contains(&request.operation)) {
                    return of(thread, world.alternatives(thread)).collect();
                }
            }
            let choices: Vec<_> = threads
                .clone()
                .flat_map(|thread| of(thread, world.alternatives(thread)))
                .collect();
            if !choices.is_empty() {
                return choices;
            }
            threads
                .flat_map(|thread| of(thread, world.forced_alternatives(thread)))
                .collect()
        })
    }

    /// Whether a bound is reached.
    fn is_over(&mut self) -> bool {
        let options = self.options;
        let reason = if self.states.len() >= options.max_states {
            Some(format!("there are more than {} states", options.max_states))
        } else if self.runs >= options.max_schedules {
            Some(format!("it takes more than {} runs", options.max_schedules))
        } else if self.start.elapsed() > options.time {
            Some(format!("it takes longer than {:?}", options.time))
        } else if self.runs.is_multiple_of(64)
            && used::used().saturating_sub(self.memory) > options.memory
        {
            Some(format!(
                "it takes more than {} MB of memory",
                options.memory >> 20
            ))
        } else {
            None
        };
        self.capped = reason;
        self.capped.is_some()
    }
}

/// The program turned out to do what the exploration has not followed so far.
fn must_begin_anew() -> bool {
    shadow::has_grown() || with(|world| world.restart)
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
