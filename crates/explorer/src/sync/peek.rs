//! How `Debug` looks into a lock.

use crate::engine::point::{is_live, with};
use crate::memory::door::op;
use std::mem::ManuallyDrop;
use std::ops::Deref;

/// A guard that can be given back without a step.
pub(super) trait Quiet {
    fn leave_quietly(&self);
}

/// A guard that is given back in the step in which it was taken, if its thread has come to no other: nobody can tell.
pub(super) struct Peek<G: Quiet> {
    guard: ManuallyDrop<G>,
    /// The step, as a time of its thread.
    step: u32,
}

impl<G: Quiet> Peek<G> {
    pub(super) fn new(guard: G) -> Self {
        Self {
            guard: ManuallyDrop::new(guard),
            step: op(now),
        }
    }
}

fn now() -> u32 {
    with(|world| {
        let thread = world.current;
        world.me().knows.clock_of(thread)
    })
}

impl<G: Quiet> Deref for Peek<G> {
    type Target = G;

    fn deref(&self) -> &G {
        &self.guard
    }
}

impl<G: Quiet> Drop for Peek<G> {
    fn drop(&mut self) {
        if !op(is_live) {
            return;
        }
        if op(now) == self.step && !crate::thread::panicking() {
            op(|| self.guard.leave_quietly());
        } else {
            // SAFETY: it is used no more.
            unsafe { ManuallyDrop::drop(&mut self.guard) };
        }
    }
}
