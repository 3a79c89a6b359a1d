//! The programs with shuttle's std.

pub use oracles::shuttled::say;
use shuttle::scheduler::DfsScheduler;
pub use shuttle::{sync, thread, thread_local};
use std::collections::BTreeSet;
pub use std::panic;

#[path = "programs/atomics.rs"]
pub mod atomics;
#[path = "programs/channels.rs"]
pub mod channels;
#[path = "programs/condvars.rs"]
pub mod condvars;
#[path = "programs/meetings.rs"]
pub mod meetings;
#[path = "programs/mutexes.rs"]
pub mod mutexes;
#[path = "programs/rwlocks.rs"]
pub mod rwlocks;
#[path = "programs/threads.rs"]
pub mod threads;

/// More than any of the programs needs.
const RUNS: usize = 100_000;

/// By depth-first search through all schedules.
pub fn outcomes(program: fn()) -> BTreeSet<String> {
    let search = DfsScheduler::new(Some(RUNS), false);
    let (found, runs) = oracles::shuttled::outcomes(search, program);
    assert!(runs < RUNS, "the program is too large for shuttle");
    found
}
