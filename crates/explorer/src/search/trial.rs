//! Whether loops in which threads wait give up by themselves.

use super::state::Made;
use super::{Finished, Search};
use crate::engine::Tid;
use crate::engine::note::Note;
use crate::engine::patience::{Loop, Spot, TRIED_ROUNDS};
use crate::engine::point::with;

/// A thread that has not been back at a place for so many steps has left the loop that it waited in.
const AWAY: u32 = 100;
/// How often a loop is tried whose thread has to wait for others.
const TRIALS: u32 = 10;

impl Search<'_> {
    /// Tries the loops that a thread is first met waiting in, in the newest state. The run is in that state again
    /// afterwards; or the exploration begins anew, knowing that some loop gives up.
    pub(super) fn try_loops(&mut self, state: usize) -> Result<Option<Finished>, String> {
        while let Some(thread) = with(|world| world.in_unknown_loop()) {
            let Some(spot) = spot(thread) else { break };
            let round = self.last_round(state, thread, spot);
            let tried = self.go_round_alone(thread, spot, &round);
            if with(|world| world.restart) {
                return Ok(Some(Finished::Again));
            }
            let tried = tried.or_else(|| {
                let times = self.in_vain.entry(spot).or_default();
                *times += 1;
                (*times >= TRIALS).then_some(Loop::Endless)
            });
            if let Some(found) = tried {
                with(|world| world.registry.loops.insert(spot, found));
            }
            if matches!(tried, Some(Loop::GivesUp { .. })) {
                return Ok(Some(Finished::Again));
            }
            self.begin()?;
            // It goes on where a run was that has been counted.
            self.runs -= 1;
            self.replay(state)?;
            if tried.is_none() {
                break;
            }
        }
        Ok(None)
    }

    /// What a thread that is at `spot` has done since it was there before.
    fn last_round(&self, mut state: usize, thread: Tid, spot: Spot) -> Vec<Place> {
        let mut round = vec![place(spot)];
        while let Some((before, choice)) = self.states[state].before() {
            state = before;
            let (by, _) = self.states[before].choices[choice];
            let Some(edge) = self.states[before].edge(choice) else {
                continue;
            };
            if by == thread {
                let Made {
                    operation, line, ..
                } = self.kind_of(edge).made;
                let place = (operation, line);
                if place == round[0] {
                    break;
                }
                round.push(place);
            }
        }
        round
    }

    /// Lets a thread that waits at `spot` go on, as the only one, until it is clear whether it leaves its loop. `None` if
    /// in its `round` it comes to wait for another thread, or changes what it waits for: a weak exchange succeeds at last.
    fn go_round_alone(&mut self, thread: Tid, spot: Spot, round: &[Place]) -> Option<Loop> {
        let patience = with(|world| world.threads[thread].request.as_ref()?.patience.clone())?;
        let (mut rounds, mut away) = (0, 0);
        let mut last = None;
        while rounds < TRIED_ROUNDS {
            if with(|world| world.exit.is_some() || world.threads[thread].ended()) || away > AWAY {
                return Some(gives_up(rounds));
            }
            let left = self::spot(thread).is_none_or(|spot| !round.contains(&place(spot)));
            let alternatives = with(|world| world.impatient_alternatives(thread));
            let Some(alternative) = alternatives.first() else {
                return left.then(|| gives_up(rounds));
            };
            self.runner.step(thread, *alternative);
            if with(|world| world.error.take().is_some() || world.restart) {
                return None;
            }
            if !left && with(|world| patience.is_over(world)) {
                return None;
            }
            if self::spot(thread) == Some(spot) {
                (rounds, away) = (rounds + 1, 0);
                // Where it is as it was a round ago, it will always be so.
                let now = with(|world| world.key_alone(thread));
                if last.replace(now) == Some(now) {
                    return Some(Loop::Endless);
                }
            } else {
                away += 1;
            }
        }
        with(|world| world.note(Note::LongLoop));
        Some(Loop::Endless)
    }
}

fn gives_up(rounds: u32) -> Loop {
    Loop::gives_up(rounds, with(|world| world.registry.people.len()))
}

/// An operation and its line.
type Place = (&'static str, u32);

fn place((operation, site): Spot) -> Place {
    (operation, site.line)
}

fn spot(thread: Tid) -> Option<Spot> {
    with(|world| {
        let request = world.threads[thread].request.as_ref()?;
        Some((request.operation, request.site))
    })
}
