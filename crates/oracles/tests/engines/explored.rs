//! The programs with the explorer's std.

use super::support;
use explorer::{Model, Options, explore};
pub use explorer::{panic, sync, thread, thread_local};
use std::collections::BTreeSet;
use std::fmt::Display;

#[path = "programs/atomics.rs"]
pub mod atomics;
#[path = "programs/channels.rs"]
pub mod channels;
#[path = "programs/condvars.rs"]
pub mod condvars;
#[path = "programs/litmus.rs"]
pub mod litmus;
#[path = "programs/meetings.rs"]
pub mod meetings;
#[path = "programs/mutexes.rs"]
pub mod mutexes;
#[path = "programs/rwlocks.rs"]
pub mod rwlocks;
#[path = "programs/threads.rs"]
pub mod threads;

pub fn say(word: impl Display) {
    explorer::println!("{word}");
}

pub fn outcomes(model: Model, program: impl Fn() + Send + 'static) -> BTreeSet<String> {
    let options = Options {
        model,
        ..Options::default()
    };
    let graph = explore(&options, program).unwrap();
    assert_eq!(graph.capped, None);
    support::outcomes(&graph)
}
