//! Search through all schedules, depth first.
//!
//! Each run of the program follows one path: first again the choices that lead to a state with a choice left, then
//! always the first choice of states not seen before, until the program ends or a known state is reached. Two paths to
//! one state are one node, whose paths are the schedules.
//!
//! ```text
//! follow      from a state to the end of the run, or to a state that is known           [follow, ahead]
//! state       what is kept of a state and of a step                                     [state]
//! ├── visit   what is followed from it, and what is left out                            [visit]
//! ├── footprint, first    which steps may change places, which go first                 [footprint, first]
//! ├── replay  the way back to a state                                                   [replay]
//! └── trial   whether loops in which threads wait give up by themselves                 [trial]
//! sample      schedules at random, as a fault may be far from where depth first begins  [sample, shrink, adopt]
//! limits      when to stop                                                              [limits]
//! finish      what was found, as a graph                                                [finish, paths, cycles, circles, locate]
//! ```
//!
//! A program that is done within so many steps ([`Options::small`]) is followed whole. For one that is not, some hundreds of
//! schedules are tried at random; then it is gone on, whole if its graph was asked for, or from the start without those
//! orders of steps that make no difference.

mod adopt;
mod ahead;
mod circles;
mod cycles;
mod finish;
mod first;
mod follow;
mod footprint;
mod limits;
mod locate;
mod paths;
mod replay;
mod sample;
mod shrink;
mod state;
mod trial;
mod visit;

use crate::engine::Map;
use crate::engine::patience::Spot;
use crate::engine::point::with;
use crate::engine::runner::Runner;
use crate::engine::thread::Program;
use crate::engine::world::World;
use crate::found;
use crate::graph::{Graph, Step};
use crate::listing::Listing;
use crate::memory::shadow;
use crate::options::{Eager, Options};
use crate::snapshot::Table;
use circles::Circle;
use first::Habits;
use footprint::Footprint;
use limits::Limits;
use sample::Samples;
use state::{ByKey, Kind, State};
use std::collections::VecDeque;
use std::rc::Rc;
use visit::Open;

/// A schedule is followed for so many steps at first; for more, only when all shorter ones were followed.
const FIRST_STEPS: u32 = 500;

/// All schedules of `main`, the main function of `listing`. `early` is told a fault
/// that is found long before the end, as a graph of one path to it.
///
/// # Errors
/// A sentence, when the program does something that cannot be explored.
pub(crate) fn search(
    options: &Options,
    listing: &Listing,
    main: Program,
    early: &mut dyn FnMut(Graph),
) -> Result<Graph, String> {
    let mut limits = Limits::new(options);
    let mut samples = Samples::default();
    let mut habits = Habits::default();
    let mut is_lean = !options.graph && options.merge && options.small == 0;
    loop {
        let found = Found {
            limits,
            samples,
            habits,
        };
        let mut search = Search::new(options, Rc::clone(&main), found, is_lean);
        let finished = search.all(listing, early)?;
        if let Finished::Done = finished {
            return search.finish(listing);
        }
        is_lean |= matches!(finished, Finished::TooLarge);
        // It has more kinds of steps now: what was chosen before fits no longer.
        if let Finished::Again = finished {
            search.samples = Samples::default();
        }
        Found {
            limits,
            samples,
            habits,
        } = search.found();
    }
}

/// What outlives a search that begins anew.
struct Found {
    limits: Limits,
    samples: Samples,
    habits: Habits,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Finished {
    Done,
    /// The program looks at more than was followed: all from the start.
    Again,
    /// Threads announce what they were taken never to.
    OtherHabits,
    /// There are too many states for a program that is followed whole although nobody asked for it.
    TooLarge,
}

struct Search<'a> {
    options: &'a Options,
    eager: Vec<&'static str>,
    program: Program,
    runner: Runner,
    /// Whether only outcomes and ways to them are asked for.
    is_lean: bool,
    /// Whether orders that make no difference are left out.
    reduces: bool,
    /// Whether nodes and steps are kept for readers.
    keeps_nodes: bool,
    states: Vec<State>,
    known: ByKey,
    /// How often the loop at a spot was tried in vain, as its thread had to wait for another.
    in_vain: Map<Spot, u32>,
    /// Choices that were not followed yet.
    open: VecDeque<Open>,
    /// Those in states behind so many steps.
    deep: Vec<Open>,
    steps_allowed: u32,
    table: Table,
    steps: Vec<Step>,
    step_numbers: Map<Step, usize>,
    kinds: Vec<Kind>,
    kind_numbers: Map<Kind, u32>,
    footprints: Vec<Footprint>,
    footprint_numbers: Map<Footprint, usize>,
    /// Room for the way to a state.
    path: Vec<(usize, usize)>,
    runs: usize,
    /// Steps of all runs.
    made: usize,
    limits: Limits,
    samples: Samples,
    /// States that the ways to what was found at random may add: so many are left for them.
    owed: usize,
    habits: Habits,
    capped: Option<String>,
    circles: Vec<Circle>,
}

impl<'a> Search<'a> {
    fn new(options: &'a Options, program: Program, found: Found, is_lean: bool) -> Self {
        let eager = options
            .eager
            .iter()
            .flat_map(|eager: &Eager| eager.operations());
        Self {
            options,
            eager: eager.copied().collect(),
            program,
            runner: Runner::default(),
            is_lean,
            // What runs before it is seen at once by who stands at an eager operation.
            reduces: is_lean && options.eager.is_empty(),
            keeps_nodes: options.merge && !is_lean,
            states: Vec::new(),
            known: ByKey::default(),
            in_vain: Map::default(),
            open: VecDeque::new(),
            deep: Vec::new(),
            steps_allowed: FIRST_STEPS,
            table: Table::default(),
            steps: Vec::new(),
            step_numbers: Map::default(),
            kinds: Vec::new(),
            kind_numbers: Map::default(),
            footprints: Vec::new(),
            footprint_numbers: Map::default(),
            path: Vec::new(),
            runs: 0,
            made: 0,
            limits: found.limits,
            samples: found.samples,
            owed: 0,
            habits: found.habits,
            capped: None,
            circles: Vec::new(),
        }
    }

    fn found(self) -> Found {
        Found {
            limits: self.limits,
            samples: self.samples,
            habits: self.habits,
        }
    }

    fn all(&mut self, listing: &Listing, early: &mut dyn FnMut(Graph)) -> Result<Finished, String> {
        self.begin()?;
        if let Some(again) = self.is_again() {
            return Ok(again);
        }
        with(|world| {
            self.habits.learn(world, 0);
        });
        let (root, _) = self.arrive(None);
        if let Some(again) = self.try_loops(root)? {
            return Ok(again);
        }
        if let Some(again) = self.follow(root, true, Vec::new())? {
            return Ok(again);
        }
        while let Some(open) = self.next_open() {
            if !self.reduces && self.states[open.state].edges[open.choice].is_made() {
                continue;
            }
            found::go_on();
            if self.owed > 0 && !self.has_room() && self.add_samples()? {
                return Ok(Finished::Again);
            }
            if self.is_over() {
                self.open.push_back(open);
                break;
            }
            self.begin()?;
            self.replay(open.state)?;
            if let Some(again) = self.take_on(open)? {
                return Ok(again);
            }
            if let Some(again) = self.sample_if_large(listing, early)? {
                return Ok(again);
            }
        }
        if self.capped.is_some() || self.is_lean {
            let demands = with(|world| world.registry.demands.clone());
            if let Some(again) = self.shorten_faults()?.or_else(|| self.is_again()) {
                if self.capped.is_none() {
                    return Ok(again);
                }
                // For a new start it is too late.
                with(|world| world.registry.demands = demands);
            }
        }
        if self.capped.is_some() {
            self.add_samples()?;
            if !self.is_lean {
                // What found no room is not told: it has no node.
                self.samples.outcomes.clear();
            }
        }
        self.check_ends()?;
        self.runner.end();
        Ok(Finished::Done)
    }

    fn next_open(&mut self) -> Option<Open> {
        if self.open.is_empty() && !self.deep.is_empty() {
            self.steps_allowed *= 2;
            self.open.extend(self.deep.drain(..));
        }
        self.open.pop_back()
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

    fn is_again(&self) -> Option<Finished> {
        (shadow::has_grown() || with(|world| world.restart)).then_some(Finished::Again)
    }

    fn has_room(&self) -> bool {
        self.states.len() + self.owed < self.options.max_states
    }

    /// Whether a bound is reached.
    fn is_over(&mut self) -> bool {
        let reason = self.limits.reached(self.states.len());
        if let Some(mut reason) = reason {
            if self.steps_allowed > FIRST_STEPS || !self.deep.is_empty() {
                let steps = self.steps_allowed;
                reason.push_str(&format!("; some schedules have more than {steps} steps"));
            }
            self.capped = Some(reason);
        }
        self.capped.is_some()
    }
}
