//! One budget of memory for all compilers.
//!
//! Each may hold as much as one needs at most, but not all of them at once: where they hold more together than there is for
//! them, the largest of those at work is ended.

use crate::usage::Usage;
use rustix::process::Pid;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// What there is for all compilers of a playground.
#[derive(Debug)]
pub struct Budget {
    /// Bytes.
    most: u64,
    held: Mutex<HashMap<Pid, Held>>,
}

/// What a compiler holds.
#[derive(Debug, Clone, Copy)]
enum Held {
    /// As was last seen; it is at work.
    Bytes(u64),
    /// It waits for a program, and nobody looks.
    Waiting,
}

impl Budget {
    /// A budget of `most` bytes.
    pub fn new(most: u64) -> Arc<Self> {
        let held = Mutex::default();
        Arc::new(Self { most, held })
    }

    /// Counts a compiler, which has no program yet, until the answer is dropped.
    pub fn count(self: &Arc<Self>, compiler: Pid) -> Share {
        self.change(|held| held.insert(compiler, Held::Waiting));
        Share {
            budget: Arc::clone(self),
            compiler,
        }
    }

    fn change<T>(&self, change: impl FnOnce(&mut HashMap<Pid, Held>) -> T) -> T {
        change(&mut self.held.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What one compiler has of the budget.
#[derive(Debug)]
pub struct Share {
    budget: Arc<Budget>,
    compiler: Pid,
}

impl Share {
    /// Whether the compiler, which holds so many bytes, has to end so that the rest is enough for the others.
    pub fn is_too_much(&self, bytes: u64) -> bool {
        self.budget.change(|held| {
            held.insert(self.compiler, Held::Bytes(bytes));
            let mut sum = 0;
            let mut largest = 0;
            for (compiler, held) in held.iter() {
                sum += match held {
                    Held::Bytes(bytes) => {
                        largest = largest.max(*bytes);
                        *bytes
                    }
                    Held::Waiting => Usage::of(*compiler).memory,
                };
            }
            sum > self.budget.most && bytes == largest
        })
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        self.budget.change(|held| held.remove(&self.compiler));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_goes_where_all_together_hold_too_much() {
        let budget = Budget::new(100 << 20);
        // Numbers that no process has: the kernel counts up to 2^22.
        let [one, other] = [1, 2].map(|number| Pid::from_raw((1 << 23) + number).unwrap());
        let (one, other) = (budget.count(one), budget.count(other));
        assert!(!one.is_too_much(60 << 20));
        assert!(!other.is_too_much(40 << 20));
        assert!(!other.is_too_much(50 << 20), "another is larger");
        assert!(one.is_too_much(60 << 20));
        drop(one);
        assert!(!other.is_too_much(99 << 20));
        assert!(other.is_too_much(101 << 20), "even if it is the only one");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn what_waits_counts() {
        let own = rustix::process::getpid();
        let budget = Budget::new(Usage::of(own).memory / 2 + (1 << 20));
        let working = budget.count(Pid::from_raw((1 << 23) + 1).unwrap());
        let half = Usage::of(own).memory / 2;
        assert!(!working.is_too_much(half));
        let _waiting = budget.count(own);
        assert!(working.is_too_much(half + (1 << 20)));
    }
}
