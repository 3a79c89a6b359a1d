//! One run of the program: every thread of it is a coroutine on one thread of the system.
//!
//! ```text
//! what a thread asks for
//!   Request             an announced operation                                    [request]
//!   Gate, Patience      what it waits for, and what a loop waits to see           [gate, patience]
//! what the world is
//!   World               what one run has made so far                              [world]
//!   ├── Thread          where it stands, and what it asks for                     [thread]
//!   ├── Object          a lock, channel, atomic, …                                [object]
//!   ├── Clock, Stream   how much time has passed, and what was printed            [clock, stream, output]
//!   ├── Knowledge       what happened before: clocks, and stores seen             [knowledge]
//!   └── Registry        one number for a thread or an object in every run         [registry]
//! when a gate opens
//!   opening             the alternatives of what was announced                    [opening]
//!   waiting             whether who waits in a loop has anything new to see       [waiting]
//!   held_back, circle   readers behind writers; threads that wait for ever        [held_back, circle]
//! how a run goes on
//!   point               how a modelled operation waits to be chosen               [point, current, yielding]
//!   ends                the return of a thread's closure, and its end             [ends]
//!   Runner              the coroutines, and who moves next                        [runner]
//!   stall, undefined    who does no operation; who does what must not be          [stall, undefined]
//! how a state is told
//!   key                 when two states are one                                   [key, identity]
//!   forget              which stores nobody can read any more                     [forget]
//!   shown, Site, Note   values, places, and what has to be said besides           [shown, site, note]
//! ```
//!
//! A modelled operation announces itself ([`point::announce`]) and is suspended. The search chooses one whose gate is
//! open; the coroutine resumes, the operation takes effect, and the thread goes on to its next announcement. So what a
//! thread does between two modelled operations belongs to the first of them.

mod circle;
pub(crate) mod clock;
pub(crate) mod current;
pub(crate) mod ends;
mod forget;
pub(crate) mod gate;
mod held_back;
pub(crate) mod identity;
mod key;
pub(crate) mod knowledge;
pub(crate) mod note;
pub(crate) mod object;
mod opening;
pub(crate) mod output;
pub(crate) mod patience;
pub(crate) mod point;
pub(crate) mod registry;
pub(crate) mod request;
pub(crate) mod runner;
pub(crate) mod shown;
pub(crate) mod site;
pub(crate) mod stall;
pub(crate) mod stream;
pub(crate) mod thread;
pub(crate) mod undefined;
mod waiting;
pub(crate) mod world;
mod yielding;

use foldhash::fast::FixedState;
use std::collections::HashMap;
use std::hash::{BuildHasher, Hash};

/// The number of a thread: 0 is the main thread. The same in every run, whoever is spawned first.
pub(crate) type Tid = usize;
/// The number of an object, the same in every run.
pub(crate) type Obj = usize;

/// A map for what nobody chooses to do harm: the usual hash takes several times as long.
pub(crate) type Map<K, V> = HashMap<K, V, FixedState>;

pub(crate) fn hash(value: impl Hash) -> u64 {
    FixedState::with_seed(0).hash_one(value)
}
