//! What is followed from a state, and what is left out, as it was or will be followed elsewhere.
//!
//! Sleep sets together with stored states (Godefroid 1996, figure 5.2). To come to a state with a set of *sleepers* is to
//! owe all that begins there, but for what begins with a sleeper: that was promised by a state before. Choices are followed
//! in an order; what follows one of them owes nothing that begins with a choice before it which could change places with it.
//! With the state is stored what sleeps there. Who comes again with fewer sleepers pays the difference, and no more.
//!
//! The order may be that of any time: a later visit's choices do not put an earlier one's to sleep, so no two wait for
//! each other. Where one choice goes [first](super::first), it alone is owed.

use super::Search;
use super::footprint::Footprint;
use super::state::{Choice, Sleeper};
use crate::engine::point::with;
use std::rc::Rc;

/// After so many steps of which each was the only one followed, all are: such steps alone may go on for ever.
const LONGEST_STREAK: u16 = 100;

/// What one visit of a state owes.
#[derive(Debug, Default)]
pub(super) struct Visit {
    pub sleepers: Vec<Sleeper>,
    /// In their order; by number in the state.
    pub choices: Vec<usize>,
}

/// A choice that was not followed yet.
#[derive(Clone, Debug)]
pub(super) struct Open {
    pub state: usize,
    pub choice: usize,
    pub visit: Rc<Visit>,
}

impl Search<'_> {
    /// What is owed by coming to `state`, where the run is, with `sleepers`.
    pub(super) fn visit(
        &mut self,
        state: usize,
        is_new: bool,
        mut sleepers: Vec<Sleeper>,
    ) -> Rc<Visit> {
        if self.states[state].end.is_some() {
            return Rc::default();
        }
        if !self.reduces {
            let count = if is_new {
                self.states[state].choices.len()
            } else {
                0
            };
            return Rc::new(Visit {
                sleepers,
                choices: (0..count).collect(),
            });
        }
        self.possible(state, &mut sleepers);
        if is_new {
            self.states[state].only = self.only(state).map(|only| only as u16);
        }
        let state = &mut self.states[state];
        let sleeps = |choice: &Choice| sleepers.iter().any(|sleeper| sleeper.choice == *choice);
        let asleep: Vec<bool> = state.choices.iter().map(sleeps).collect();
        let only = state.only.map(usize::from);
        let stored = &state.asleep;
        let is_owed = |choice: &usize| {
            only.is_none_or(|only| only == *choice)
                && !asleep[*choice]
                && (is_new || stored[*choice])
        };
        let choices = (0..asleep.len()).filter(is_owed).collect();
        // What slept, and still sleeps.
        let both = asleep
            .iter()
            .enumerate()
            .map(|(choice, asleep)| *asleep && (is_new || stored[choice]));
        let both: Box<[bool]> = both.collect();
        sleepers.retain(|sleeper| {
            let number = state.choices.iter().position(|it| *it == sleeper.choice);
            number.is_some_and(|number| both[number])
        });
        state.asleep = both;
        Rc::new(Visit { sleepers, choices })
    }

    /// The choice in a new state that no other can come before.
    fn only(&self, state: usize) -> Option<usize> {
        let state = &self.states[state];
        if state.choices.len() < 2 || state.streak >= LONGEST_STREAK {
            return None;
        }
        let alone = |(number, (thread, _)): (usize, &Choice)| {
            let is_first = with(|world| self.habits.goes_first(world, *thread));
            let single = state.choices.iter().filter(|it| it.0 == *thread).count() == 1;
            (is_first && single).then_some(number)
        };
        state.choices.iter().enumerate().find_map(alone)
    }

    /// Which sleepers `choice` of a visit leaves asleep, its step having this footprint.
    pub(super) fn left_asleep(&self, open: &Open, footprint: usize) -> Vec<Sleeper> {
        let state = &self.states[open.state];
        let before = open.visit.choices.iter();
        let before = before.take_while(|number| **number != open.choice);
        let promised = before.filter_map(|number| {
            Some(Sleeper {
                choice: state.choices[*number],
                footprint: self.kind_of(state.edge(*number)?).footprint as usize,
            })
        });
        let (thread, _) = state.choices[open.choice];
        let step = &self.footprints[footprint];
        let sleepers = open.visit.sleepers.iter().cloned();
        sleepers
            .chain(promised)
            .filter(|sleeper| {
                sleeper.choice.0 != thread
                    && self.footprints[sleeper.footprint].is_independent_of(step)
            })
            .collect()
    }

    /// After the choice that was followed alone from a state: what else must be, as it was not alone after all, or as
    /// such choices lead round in a circle.
    pub(super) fn widen(&mut self, open: &Open) -> Option<Rc<Visit>> {
        let state = &self.states[open.state];
        let edge = state.edge(open.choice)?;
        if usize::from(state.only?) != open.choice {
            return None;
        }
        let footprint = &self.footprints[self.kind_of(edge).footprint as usize];
        if footprint.plain && !self.comes_round(open.state, edge.to()?) {
            return None;
        }
        let state = &mut self.states[open.state];
        state.only = None;
        let others =
            (0..state.choices.len()).filter(|other| *other != open.choice && !state.asleep[*other]);
        let choices = std::iter::once(open.choice).chain(others).collect();
        let still = |sleeper: &&Sleeper| {
            let number = state.choices.iter().position(|it| *it == sleeper.choice);
            number.is_some_and(|number| state.asleep[number])
        };
        let sleepers = open.visit.sleepers.iter().filter(still).cloned().collect();
        Some(Rc::new(Visit { sleepers, choices }))
    }

    /// Whether steps that are followed alone lead from `at` to `state`.
    fn comes_round(&self, state: usize, mut at: usize) -> bool {
        for _ in 0..=LONGEST_STREAK {
            if at == state {
                return true;
            }
            let state = &self.states[at];
            let next = state
                .only
                .and_then(|only| state.edges[usize::from(only)].to());
            match next {
                Some(next) => at = next,
                None => return false,
            }
        }
        // It may be in there for ever.
        true
    }

    /// The number of a footprint.
    pub(super) fn number_of(&mut self, footprint: Footprint) -> usize {
        if let Some(number) = self.footprint_numbers.get(&footprint) {
            return *number;
        }
        let number = self.footprints.len();
        self.footprints.push(footprint.clone());
        self.footprint_numbers.insert(footprint, number);
        number
    }
}
