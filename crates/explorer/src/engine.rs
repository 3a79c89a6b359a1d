//! One run of the program: every thread of it is a coroutine on one thread of the system.
//!
//! ```text
//! World                 what one run has made so far                          [world]
//! ├── Thread            where it stands, what it has seen, what it asks for   [thread]
//! │   └── Request       an announced operation, and the gate before it        [request]
//! ├── Object            a lock, channel, atomic, …                            [object]
//! ├── Clock             how much time has passed                              [clock]
//! ├── output            what was printed, and what is still in a buffer       [output]
//! ├── Knowledge         what happened before: clocks, and stores seen         [knowledge]
//! └── key               when two states are one                               [key]
//! Note                  what has to be said beside the result             [note]
//! Registry              one number for a thread or an object in every run     [registry]
//! held_back             readers that have to wait although nobody writes            [held_back]
//! Runner                the coroutines, and who moves next                    [runner]
//! point                 how a modelled operation waits to be chosen           [point]
//! Site                  line and column, also of what happens in `Drop`       [site]
//! shown                 a value as text, if its text says all about it        [shown]
//! patience              when a thread that spins may go round again           [patience]
//! circle                threads that wait for each other for ever             [circle]
//! stall                 a thread that goes on without an operation            [stall]
//! ends                  the return of a thread's closure, and its end         [ends]
//! ```
//!
//! A modelled operation announces itself ([`point::announce`]) and is suspended. The search chooses one whose gate is
//! open; the coroutine resumes, the operation takes effect, and the thread goes on to its next announcement. So what a
//! thread does between two modelled operations belongs to the first of them.

mod circle;
pub(crate) mod clock;
pub(crate) mod ends;
pub(crate) mod gate;
mod held_back;
pub(crate) mod identity;
mod key;
pub(crate) mod knowledge;
pub(crate) mod note;
pub(crate) mod object;
pub(crate) mod output;
pub(crate) mod patience;
pub(crate) mod point;
pub(crate) mod registry;
pub(crate) mod request;
pub(crate) mod runner;
pub(crate) mod shown;
pub(crate) mod site;
pub(crate) mod stall;
pub(crate) mod thread;
pub(crate) mod undefined;
pub(crate) mod world;

use foldhash::fast::FixedState;
use std::hash::{BuildHasher, Hash};

/// The number of a thread: 0 is the main thread. The same in every run, whoever is spawned first.
pub(crate) type Tid = usize;
/// The number of an object, the same in every run.
pub(crate) type Obj = usize;

pub(crate) fn hash(value: impl Hash) -> u64 {
    FixedState::with_seed(0).hash_one(value)
}
