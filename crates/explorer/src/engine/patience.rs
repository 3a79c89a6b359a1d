//! When a thread that waits in a loop may go round again.
//!
//! `while !ready.load(…) { yield_now() }` has infinitely many schedules, all but a few of them alike. So a thread that
//! pauses a second time at one place, having seen nothing new since the first, waits until something it looked at has
//! changed. If nobody else can move it goes on all the same, a few times, in case its loop is bounded.

use super::Obj;
use super::object::Look;
use super::site::Site;
use super::world::World;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

/// What may be looked at unchanged this often in a row without a pause, as a loop without `spin_loop` does.
const LOOKS: u32 = 6;
/// What a thread does that has nothing new to see and nobody to wait for.
pub(crate) const FORCED_ROUNDS: u32 = 16;

/// What operations mean for a loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nature {
    /// Changes something, or prints.
    Act,
    /// Neither says that the loop goes on nor that it waits: an unlock.
    Neutral,
    /// Looks at an object.
    Look(Obj),
    /// Lets time pass.
    Pause,
}

type Spot = (&'static str, Site);

/// What a thread has looked at since it last paused.
#[derive(Clone, Debug, Default)]
pub(crate) struct Round {
    looks: Vec<Look>,
    pauses: BTreeMap<Spot, Pause>,
    repeats: BTreeMap<Spot, (Look, u32)>,
    pub forced: u32,
}

#[derive(Clone, Debug, Default)]
struct Pause {
    looks: Vec<Look>,
    unchanged: u32,
}

/// What has to change before a thread goes on.
#[derive(Clone, Debug, Default)]
pub(crate) struct Patience {
    pub looks: Vec<Look>,
}

impl Patience {
    pub(crate) fn is_over(&self, world: &World) -> bool {
        self.looks.is_empty() || self.looks.iter().any(|look| !current(world, *look))
    }
}

fn current(world: &World, look: Look) -> bool {
    changes(world, look.object) == look.changes
}

fn changes(world: &World, object: Obj) -> u64 {
    world.objects[object]
        .as_ref()
        .map_or(0, |object| object.changes)
}

impl Round {
    pub(crate) fn look(&mut self, look: Look) {
        self.looks.retain(|other| other.object != look.object);
        self.looks.push(look);
    }

    pub(crate) fn acted(&mut self) {
        self.repeats.clear();
    }

    /// What of this tells two states apart: which of the things looked at are still as they were.
    pub(crate) fn hash_in<H: Hasher>(&self, world: &World, hasher: &mut H) {
        let fresh = |look: &Look| (look.object, current(world, *look));
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
    let thread = world.current;
    match nature {
        Nature::Neutral => Ok(None),
        Nature::Act => {
            world.threads[thread].round.acted();
            Ok(None)
        }
        Nature::Look(object) => {
            let look = Look {
                object,
                changes: changes(world, object),
            };
            let round = &mut world.threads[thread].round;
            let (last, count) = round.repeats.entry(spot).or_insert((look, 0));
            if *last == look {
                *count += 1;
            } else {
                (*last, *count) = (look, 1);
            }
            if *count <= LOOKS {
                return Ok(None);
            }
            *count = LOOKS + 1;
            if !tracking {
                return Err(());
            }
            let mut looks = round.looks.clone();
            looks.retain(|other| other.object != object);
            looks.push(look);
            Ok(Some(Patience { looks }))
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
                last.unchanged = 1;
                return Ok(Some(Patience { looks }));
            }
            *last = Pause {
                looks,
                unchanged: 0,
            };
            Ok(None)
        }
    }
}
