//! One run, from a state on: the steps that it takes, and what is kept of each.

use super::footprint::Before;
use super::state::{Edge, Kind, Made, Sleeper};
use super::visit::{Open, Visit};
use super::{Finished, Search};
use crate::engine::point::with;
use crate::graph::Step;
use std::rc::Rc;

impl Search<'_> {
    /// From the state where the run is, to the end or to a known state, always by the first choice that is owed.
    pub(super) fn follow(
        &mut self,
        mut state: usize,
        mut is_new: bool,
        mut sleepers: Vec<Sleeper>,
    ) -> Result<Option<Finished>, String> {
        // As a loop: paths are long, and stacks are not.
        loop {
            let visit = self.visit(state, is_new, sleepers);
            let Some(open) = self.open_first(state, &visit) else {
                return Ok(None);
            };
            if !self.has_room() || self.limits.is_full() {
                self.open.push_back(open);
                return Ok(None);
            }
            if self.states[state].depth >= self.steps_allowed {
                self.deep.push(open);
                return Ok(None);
            }
            let taken = self.take(open)?;
            match taken {
                Ok(next) => (state, is_new, sleepers) = next,
                Err(again) => return Ok(Some(again)),
            }
        }
    }

    /// The first choice of a visit; the others wait.
    pub(super) fn open_first(&mut self, state: usize, visit: &Rc<Visit>) -> Option<Open> {
        let open = |choice: &usize| Open {
            state,
            choice: *choice,
            visit: Rc::clone(visit),
        };
        let (first, others) = visit.choices.split_first()?;
        self.open.extend(others.iter().rev().map(open));
        Some(open(first))
    }

    /// From the state where the run is, takes a choice and goes on.
    pub(super) fn take_on(&mut self, open: Open) -> Result<Option<Finished>, String> {
        if self.states[open.state].depth >= self.steps_allowed {
            self.deep.push(open);
            return Ok(None);
        }
        match self.take(open)? {
            Ok((next, is_new, sleepers)) => self.follow(next, is_new, sleepers),
            Err(again) => Ok(Some(again)),
        }
    }

    /// From the state where the run is, takes a choice, one step: the state after it, whether it is new, and what sleeps
    /// there.
    #[expect(
        clippy::type_complexity,
        reason = "what the program does wrong, and that the search begins anew, are two things"
    )]
    pub(super) fn take(
        &mut self,
        open: Open,
    ) -> Result<Result<(usize, bool, Vec<Sleeper>), Finished>, String> {
        let (state, choice) = (open.state, open.choice);
        let (thread, alternative) = self.states[state].choices[choice];
        let before = self.reduces.then(|| {
            with(|world| {
                let forced = world.alternatives(thread).is_empty();
                Before::of(world, thread, forced)
            })
        });
        self.made += 1;
        self.runner.step(thread, alternative);
        self.error()?;
        if let Some(again) = self.is_again() {
            self.look_ahead(self.states[state].depth);
            return Ok(Err(again));
        }
        if self.breaks_habits(thread) {
            return Ok(Err(Finished::OtherHabits));
        }
        let footprint = before.map(|before| with(|world| before.after(world)));
        let footprint = footprint.map_or(0, |footprint| self.number_of(footprint));
        let made = with(|world| Made::of(world));
        let step = if self.keeps_nodes {
            self.step(thread, alternative) as u32
        } else {
            0
        };
        let kind = self.kind(Kind {
            made,
            step,
            footprint: footprint as u32,
        });
        let (to, is_new) = self.arrive(Some((state, choice)));
        self.states[state].edges[choice] = Edge::new(to, kind);
        let mut sleepers = Vec::new();
        if self.reduces {
            sleepers = self.left_asleep(&open, footprint);
            if let Some(visit) = self.widen(&open) {
                let others = visit.choices.iter().skip(1).rev();
                self.open.extend(others.map(|other| Open {
                    state,
                    choice: *other,
                    visit: Rc::clone(&visit),
                }));
            }
        }
        if is_new {
            self.note_circle(to);
            self.tell_first_of(to)?;
        }
        if is_new && let Some(again) = self.try_loops(to)? {
            return Ok(Err(again));
        }
        Ok(Ok((to, is_new, sleepers)))
    }

    /// Whether what is announced since the last step, by `thread` or by one it has spawned, was taken never to be.
    pub(super) fn breaks_habits(&mut self, thread: usize) -> bool {
        let habits = &mut self.habits;
        let is_new = with(|world| {
            let mut is_new = habits.learn(world, thread);
            if world
                .step
                .as_ref()
                .is_some_and(|step| step.operation == "spawn")
            {
                for child in 0..world.threads.len() {
                    is_new |= habits.learn(world, child);
                }
            }
            is_new
        });
        is_new && self.reduces
    }

    fn kind(&mut self, kind: Kind) -> u32 {
        let kinds = &mut self.kinds;
        *self.kind_numbers.entry(kind).or_insert_with(|| {
            kinds.push(kind);
            kinds.len() as u32 - 1
        })
    }

    /// The number of the step that was just made.
    pub(super) fn step(&mut self, thread: usize, alternative: u16) -> usize {
        let step = with(|world| Step::of(world, thread, alternative));
        if let Some(number) = self.step_numbers.get(&step) {
            return *number;
        }
        let number = self.steps.len();
        self.steps.push(step.clone());
        self.step_numbers.insert(step, number);
        number
    }
}
