//! What a program can do by shuttle.
//!
//! What shuttle treats as a failure of the test is an outcome here: its search goes on behind it. After main has returned
//! shuttle lets the other threads run on; what they do then is no longer looked at.

use crate::said;
use shuttle::scheduler::{Schedule, Scheduler, Task, TaskId};
use shuttle::{Config, FailurePersistence, Runner, thread};
use std::any::Any;
use std::collections::BTreeSet;
use std::fmt::Display;
use std::panic;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

pub fn say(word: impl Display) {
    pause();
    said::push(word);
}

/// Lets others run: to shuttle, printing is nothing that they could come between.
fn pause() {
    thread::sleep(Duration::ZERO);
}

/// The outcomes of the schedules that `scheduler` makes, and how many they are.
pub fn outcomes(
    scheduler: impl Scheduler + Send + 'static,
    program: impl Fn() + Send + Sync + 'static,
) -> (BTreeSet<String>, usize) {
    let (found, search) = (Found::default(), Search::new(scheduler));
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
    (found.all(), search.state().runs)
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

/// A scheduler that goes on where it was when a run has failed.
#[derive(Clone)]
struct Search(Arc<Mutex<Progress>>);

struct Progress {
    scheduler: Box<dyn Scheduler + Send>,
    runs: usize,
}

impl Search {
    fn new(scheduler: impl Scheduler + Send + 'static) -> Self {
        let scheduler = Box::new(scheduler);
        Self(Arc::new(Mutex::new(Progress { scheduler, runs: 0 })))
    }

    fn state(&self) -> MutexGuard<'_, Progress> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Scheduler for Search {
    fn new_execution(&mut self) -> Option<Schedule> {
        let mut state = self.state();
        let schedule = state.scheduler.new_execution();
        state.runs += usize::from(schedule.is_some());
        schedule
    }

    fn next_task(
        &mut self,
        runnable: &[&Task],
        current: Option<TaskId>,
        yields: bool,
    ) -> Option<TaskId> {
        self.state().scheduler.next_task(runnable, current, yields)
    }

    fn next_u64(&mut self) -> u64 {
        self.state().scheduler.next_u64()
    }
}
