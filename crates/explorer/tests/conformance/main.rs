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
mod loops;
mod mutexes;
mod once;
mod printing;
mod programs;
mod rwlocks;
mod threads;

#[path = "../support/outcomes.rs"]
mod outcomes;

const SOON: Duration = Duration::from_millis(1);

fn main() {
    remembered::run(|parts| parts);
}
