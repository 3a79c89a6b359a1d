//! When a thread that waits in a loop may go round again.
//!
//! `while !ready.load(…) { yield_now() }` has infinitely many schedules, all but a few of them alike. So a thread that
//! pauses a second time at one place, having seen nothing new since the first, waits until something it looked at has
//! changed. If nobody else can move it goes on all the same, a few times.
//!
//! A loop that gives up by itself is another matter: that it does may be an outcome. So when a loop is first met, the
//! search tries what its thread does alone ([`Loop`]), and one that gives up soon is not held back at all. Where one is held
//! back whose rounds differ, the result says so.

use super::Obj;
use super::note::Note;
use super::object::{Look, Seen};
use super::site::Site;
use super::world::World;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

/// What may be looked at unchanged this often in a row without a pause, as a loop without `spin_loop` does.
const LOOKS: u32 = 6;
/// What a thread does that has nothing new to see and nobody to wait for.
const FORCED_ROUNDS: u32 = 16;
/// A loop that gives up after more rounds is held back, and goes on only when nobody else can move. What is not held back
/// has states for each round, and for each pair of rounds where two threads are in such loops: the more threads there are,
/// main among them, the sooner.
fn free_rounds(threads: usize) -> u32 {
    match threads {
        ..=2 => TRIED_ROUNDS,
        3 => 200,
        _ => 20,
    }
}

/// A loop that has not given up after so many rounds never does.
pub(crate) const TRIED_ROUNDS: u32 = 1000;

/// What becomes of a loop in which a thread waits, if nothing changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Loop {
    /// After so many rounds, for `free` of which it is not held back.
    GivesUp {
        rounds: u32,
        free: u32,
    },
    Endless,
}

impl Loop {
    /// A loop that gives up after `rounds`, in a program of so many threads.
    pub(crate) fn gives_up(rounds: u32, threads: usize) -> Self {
        let most = free_rounds(threads);
        Self::GivesUp {
            rounds,
            free: if rounds <= most { most } else { 0 },
        }
    }

    /// For so many rounds it is not held back.
    fn free(self) -> u32 {
        match self {
            Self::GivesUp { free, .. } => free,
            Self::Endless => 0,
        }
    }

    /// For so many rounds it goes on when nobody else can move.
    pub(crate) fn forced(self) -> u32 {
        match self {
            Self::GivesUp { .. } => TRIED_ROUNDS,
            Self::Endless => FORCED_ROUNDS,
        }
    }
}

/// What operations mean for a loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nature {
    /// Changes something, or prints.
    Act,
    /// Neither says that the loop goes on nor that it waits: an unlock.
    Neutral,
    /// Looks at an object, for the end of a thread, or at the clock.
    Look(Seen),
    /// Lets time pass.
    Pause,
}

impl Nature {
    pub(crate) fn look(object: Obj) -> Self {
        Self::Look(Seen::Object(object))
    }
}

/// An operation and where it stands.
pub(crate) type Spot = (&'static str, Site);

/// What a thread has looked at since it last paused.
#[derive(Clone, Debug, Default)]
pub(crate) struct Round {
    looks: Vec<Look>,
    pauses: BTreeMap<Spot, Pause>,
    repeats: BTreeMap<Spot, (Look, u32)>,
    /// Of a thread that is about to be held back: what its memory held when it was last at a place.
    memory: BTreeMap<Spot, u64>,
    pub forced: u32,
}

#[derive(Clone, Debug, Default)]
struct Pause {
    looks: Vec<Look>,
    unchanged: u32,
}

/// What has to change before a thread goes on.
#[derive(Clone, Debug)]
pub(crate) struct Patience {
    pub looks: Vec<Look>,
    /// What is known of its loop.
    pub known: Option<Loop>,
}

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
    let changes = match at {
        Seen::Object(object) => world.objects[object]
            .as_ref()
            .map_or(0, |object| object.changes),
        Seen::End(thread) => u64::from(world.threads[thread].returned),
        Seen::Clock => world.clock.passed.as_nanos() as u64,
    };
    Look { at, changes }
}

impl Round {
    pub(crate) fn look(&mut self, look: Look) {
        self.looks.retain(|other| other.at != look.at);
        self.looks.push(look);
    }

    /// What is looked at now is what there was to see.
    pub(crate) fn refresh(&mut self, look: Look) {
        for (last, _) in self.repeats.values_mut() {
            if last.at == look.at {
                *last = look;
            }
        }
    }

    pub(crate) fn acted(&mut self) {
        self.repeats.clear();
    }

    /// What tells two states apart before it is known that the program waits in loops: how often it has looked without
    /// anything new to see.
    pub(crate) fn hash_repeats<H: Hasher>(&self, hasher: &mut H) {
        for (spot, (_, count)) in self.repeats.iter().filter(|(_, (_, count))| *count > 1) {
            (spot, count).hash(hasher);
        }
    }

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
