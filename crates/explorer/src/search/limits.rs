//! When to stop.

use crate::options::Options;
use crate::used::Memory;
use std::time::{Duration, Instant};

pub(super) struct Limits {
    max_states: usize,
    time: Duration,
    bytes: usize,
    /// So much of it for the states.
    kept: usize,
    start: Instant,
    memory: Memory,
    /// What the process used before.
    before: usize,
    /// What it used when it was last asked, beyond that.
    used: usize,
    /// Questions until the system is asked again.
    patience: usize,
    /// How many there were between the last two times.
    asked_after: usize,
}

/// The system is asked at least once in so many states.
const SELDOM: usize = 1024;

impl Limits {
    pub(super) fn new(options: &Options) -> Self {
        let mut memory = Memory::default();
        Self {
            max_states: options.max_states,
            time: options.time,
            bytes: options.memory,
            // What is found must be told, too.
            kept: options.memory / 8 * 7,
            start: Instant::now(),
            before: memory.used(),
            memory,
            used: 0,
            patience: 0,
            asked_after: 1,
        }
    }

    pub(super) fn is_time_over(&self) -> bool {
        self.start.elapsed() > self.time
    }

    /// Whether the time or the memory is used up.
    pub(super) fn is_full(&mut self) -> bool {
        self.is_time_over() || self.is_memory_full()
    }

    /// Whether the memory is used up. To be asked at each run and at each state: how often the system is asked depends on
    /// how fast it was used.
    fn is_memory_full(&mut self) -> bool {
        if self.patience > 0 {
            self.patience -= 1;
            return self.used > self.kept;
        }
        let used = self.memory.used().saturating_sub(self.before);
        let each = used.saturating_sub(self.used) / self.asked_after + 1;
        self.used = used;
        // At this rate, an eighth of what is left.
        let left = self.kept.saturating_sub(used);
        self.patience = (left / 8 / each).min(SELDOM);
        self.asked_after = self.patience + 1;
        self.used > self.kept
    }

    /// The bound that is reached, as a sentence.
    pub(super) fn reached(&mut self, states: usize) -> Option<String> {
        if states >= self.max_states {
            Some(format!("there are more than {} states", self.max_states))
        } else if self.is_time_over() {
            Some(format!("it takes longer than {:?}", self.time))
        } else if self.is_memory_full() {
            Some(format!(
                "it takes more than {} MB of memory",
                self.bytes >> 20
            ))
        } else {
            None
        }
    }
}
