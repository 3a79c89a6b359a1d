//! How many programs there are at once, and who waits.

use crate::limits::Limits;
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Places for programs. A program is admitted, then waits for a place among those that compile, which the playground itself
/// gives, then for one among those that run: a program that sleeps keeps nobody from compiling.
#[derive(Clone)]
pub struct Places {
    admitted: Arc<Semaphore>,
    pub running: Arc<Semaphore>,
}

/// A program's right to be here, which ends when it is dropped.
pub struct Admitted {
    pub places: Places,
    #[expect(dead_code, reason = "it counts for as long as it is held")]
    permit: OwnedSemaphorePermit,
}

impl Places {
    pub fn new(limits: &Limits) -> Self {
        let places = |count| Arc::new(Semaphore::new(count));
        Self {
            admitted: places(limits.compiling + limits.running + limits.waiting),
            running: places(limits.running),
        }
    }

    /// Admits a program, unless too many wait already.
    pub fn admit(&self) -> Option<Admitted> {
        let permit = Arc::clone(&self.admitted).try_acquire_owned().ok()?;
        Some(Admitted {
            places: self.clone(),
            permit,
        })
    }
}
