//! Whether a thread that waits in a loop has anything new to see: see [`patience`](super::patience).

use super::Obj;
use super::note::Note;
use super::object::{Look, Seen, State};
use super::patience::{LOOKS, Loop, Nature, Patience, Pause, Round, Spot};
use super::site::Site;
use super::world::{Model, World};
use std::hash::{Hash, Hasher};

impl Patience {
    pub(crate) fn is_over(&self, world: &World) -> bool {
        self.looks.is_empty() || self.looks.iter().any(|look| !current(world, *look))
    }
}

fn current(world: &World, seen: Look) -> bool {
    look(world, seen.at) == seen
}

/// What a thread sees that looks now.
pub(crate) fn look(world: &World, at: Seen) -> Look {
    let object = |object: Obj| world.objects[object].as_ref();
    let changes = match at {
        Seen::Object(at) => object(at).map_or(0, |object| object.changes),
        Seen::Taken(at) => object(at).map_or(0, |object| object.returns),
        Seen::End(thread) => u64::from(world.threads[thread].returned),
        Seen::Clock => world.clock.passed.as_nanos() as u64,
    };
    Look { at, changes }
}

impl Round {
    /// What of this tells two states apart: which of the things looked at are still as they were.
    pub(crate) fn hash_in<H: Hasher>(&self, world: &World, hasher: &mut H) {
        let fresh = |look: &Look| (look.at, current(world, *look));
        self.forced.hash(hasher);
        for look in &self.looks {
            fresh(look).hash(hasher);
        }
        for (spot, pause) in &self.pauses {
            (spot, pause.unchanged).hash(hasher);
            for look in &pause.looks {
                fresh(look).hash(hasher);
            }
        }
        for (spot, (look, count)) in &self.repeats {
            (spot, fresh(look), count).hash(hasher);
        }
    }
}

impl World {
    /// The current thread has seen `object` as it is now.
    pub(crate) fn look(&mut self, object: Obj) {
        self.look_at(Seen::Object(object));
    }

    pub(crate) fn look_at(&mut self, at: Seen) {
        let look = look(self, at);
        let tracking = self.registry.demands.patience;
        let round = &mut self.me().round;
        round.refresh(look);
        if tracking {
            round.look(look);
        }
    }

    /// A thread that has waited for news no longer reads what it has read before.
    pub(crate) fn see_newer(&mut self, patience: &Patience) {
        if self.model == Model::Sc {
            return;
        }
        for look in &patience.looks {
            let Seen::Object(object) = look.at else {
                continue;
            };
            let State::Atomic { stores } = &self.object(object).state else {
                continue;
            };
            let newest = stores.len() as u32 - 1;
            let knows = &mut self.threads[self.current].knows;
            knows.see(object, (knows.seen(object) + 1).min(newest));
        }
    }
}

/// A thread is held back at `spot`, in a loop that gives up. Nothing is lost by that if each round is as the one before it.
fn note_if_lost(world: &mut World, spot: Spot, known: Option<Loop>) {
    let Some(Loop::GivesUp { free, .. }) = known else {
        return;
    };
    let now = world.own_memory();
    let thread = world.current;
    let before = world.threads[thread].round.memory.insert(spot, now);
    if free == 0 || before.is_some_and(|before| before != now) {
        world.note(Note::LongLoop);
    }
}

/// Counts this operation of the current thread, and says what it has to wait for. `Err` when the program turns out to
/// wait in loops, which this run did not keep books of.
pub(crate) fn consider(
    world: &mut World,
    operation: &'static str,
    site: Site,
    nature: Nature,
) -> Result<Option<Patience>, ()> {
    let spot = (operation, site);
    let tracking = world.registry.demands.patience;
    let known = world.registry.loops.get(&spot).copied();
    let free = known.map_or(0, Loop::free);
    let thread = world.current;
    match nature {
        Nature::Neutral => Ok(None),
        Nature::Act => {
            world.threads[thread].round.acted();
            Ok(None)
        }
        Nature::Look(at) => {
            let look = look(world, at);
            let round = &mut world.threads[thread].round;
            let (last, count) = round.repeats.entry(spot).or_insert((look, 0));
            if *last == look {
                *count += 1;
            } else {
                (*last, *count) = (look, 1);
            }
            if *count <= LOOKS + free {
                return Ok(None);
            }
            *count = LOOKS + free + 1;
            if !tracking {
                return Err(());
            }
            let mut looks = round.looks.clone();
            looks.retain(|other| other.at != at);
            looks.push(look);
            note_if_lost(world, spot, known);
            Ok(Some(Patience { looks, known }))
        }
        Nature::Pause => {
            let round = &mut world.threads[thread].round;
            let looks = std::mem::take(&mut round.looks);
            round.repeats.clear();
            let Some(last) = round.pauses.get_mut(&spot) else {
                let pause = Pause {
                    looks,
                    unchanged: 0,
                };
                round.pauses.insert(spot, pause);
                return Ok(None);
            };
            if !tracking {
                return Err(());
            }
            if last.looks == looks {
                last.unchanged = (last.unchanged + 1).min(free + 1);
                let held = last.unchanged > free;
                if held {
                    note_if_lost(world, spot, known);
                }
                return Ok(held.then_some(Patience { looks, known }));
            }
            *last = Pause {
                looks,
                unchanged: 0,
            };
            Ok(None)
        }
    }
}
