//! What is modelled does what std promises: for each item small programs, and all that they can do.

#[macro_use(print, println, thread_local)]
extern crate explorer;

use explorer::io::Write;
use explorer::sync::atomic::{
    AtomicBool, AtomicI8, AtomicPtr, AtomicU32, Ordering::Relaxed, Ordering::SeqCst,
};
use explorer::sync::mpsc::{RecvTimeoutError, TryRecvError, TrySendError, channel, sync_channel};
use explorer::sync::{
    Arc, Barrier, Condvar, LazyLock, Mutex, Once, OnceLock, RwLock, TryLockError,
};
use explorer::time::{Duration, Instant, SystemTime};
use explorer::{Eager, Options, explore, hint, panic, process, thread};
use outcomes::{check, check_with, graph};
use std::cell::{Cell, RefCell, UnsafeCell};

mod atomics;
mod channels;
mod clock;
mod condvars;
mod documentation;
mod locals;
mod loops;
mod mutexes;
mod once;
mod panics;
mod parking;
mod printing;
mod programs;
mod rwlocks;
mod threads;

#[path = "../support/outcomes.rs"]
mod outcomes;

const SOON: Duration = Duration::from_millis(1);

/// Tells when it is dropped.
struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}

/// Of each outcome, what it has printed last, and how it ends.
fn last_line(graph: &explorer::Graph) -> Vec<(&str, &str)> {
    let outcomes = graph.outcomes.iter();
    let last = outcomes.map(|it| (it.output.lines().last(), it.end.as_str()));
    last.map(|(line, end)| (line.unwrap_or_default(), end))
        .collect()
}

fn main() {
    remembered::run(|parts| parts);
}
