//! The programs with shuttle's std.
//!
//! What shuttle treats as a failure of the test is an outcome here: its search goes on behind it. After main has returned
//! shuttle lets the other threads run on; what they do then is no longer looked at.

use super::said;
use shuttle::scheduler::{DfsScheduler, Schedule, Scheduler, Task, TaskId};
use shuttle::{Config, FailurePersistence, Runner};
pub use shuttle::{sync, thread, thread_local};
use std::any::Any;
use std::collections::BTreeSet;
use std::fmt::Display;
pub use std::panic;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

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

pub fn say(word: impl Display) {
    pause();
    said::push(word);
}

/// Lets others run: to shuttle, printing is nothing that they could come between.
fn pause() {
    thread::sleep(Duration::ZERO);
}

pub fn outcomes(program: impl Fn() + Send + Sync + 'static) -> BTreeSet<String> {
    let (found, search) = (Found::default(), Search::default());
    let program = Arc::new(program);
    loop {
        let (found, program) = (found.clone(), Arc::clone(&program));
        let run = {
            let found = found.clone();
            move || {
                found.begin();
                program();
                pause();
                found.end("");
            }
        };
        let runner = Runner::new(search.clone(), config());
        let result = panic::catch_unwind(panic::AssertUnwindSafe(|| runner.run(run)));
        let Err(why) = result else { break };
        found.end(failure(&*why));
    }
    assert!(search.runs() < RUNS, "the program is too large for shuttle");
    found.all()
}

fn failure(why: &(dyn Any + Send)) -> &'static str {
    let text = why.downcast_ref::<String>().map_or("", String::as_str);
    if text.starts_with("deadlock!") {
        "deadlock"
    } else {
        "panic"
    }
}

fn config() -> Config {
    let mut config = Config::new();
    config.failure_persistence = FailurePersistence::None;
    config.silence_warnings = true;
    config
}

#[derive(Clone, Default)]
struct Found(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    outcomes: BTreeSet<String>,
    /// Of this run, the outcome is known.
    over: bool,
}

impl Found {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn begin(&self) {
        said::take();
        self.state().over = false;
    }

    fn end(&self, how: &str) {
        let mut state = self.state();
        if !std::mem::replace(&mut state.over, true) {
            let said = said::take();
            let outcome = format!("{said} {how}").trim().to_owned();
            state.outcomes.insert(outcome);
        }
    }

    fn all(self) -> BTreeSet<String> {
        std::mem::take(&mut self.state().outcomes)
    }
}

/// Shuttle's depth-first search, which goes on where it was when a run has failed.
#[derive(Clone)]
struct Search(Arc<Mutex<(DfsScheduler, usize)>>);

impl Default for Search {
    fn default() -> Self {
        let search = DfsScheduler::new(Some(RUNS), false);
        Self(Arc::new(Mutex::new((search, 0))))
    }
}

impl Search {
    fn state(&self) -> MutexGuard<'_, (DfsScheduler, usize)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn runs(&self) -> usize {
        self.state().1
    }
}

impl Scheduler for Search {
    fn new_execution(&mut self) -> Option<Schedule> {
        let mut state = self.state();
        state.1 += 1;
        state.0.new_execution()
    }

    fn next_task(
        &mut self,
        runnable: &[&Task],
        current: Option<TaskId>,
        yields: bool,
    ) -> Option<TaskId> {
        self.state().0.next_task(runnable, current, yields)
    }

    fn next_u64(&mut self) -> u64 {
        self.state().0.next_u64()
    }
}
