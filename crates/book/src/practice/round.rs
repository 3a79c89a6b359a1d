//! One version of an answer, checked on a thread of its own.

use crate::exercises::judge::judge;
use crate::exercises::{Exercise, Told};
use playground::Stopper;
use playground::{Playground, Stop};
use std::io;
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};

/// Dropping it stops the checks, and waits until they have stopped.
pub struct Round {
    stopper: Option<Stopper>,
    thread: Option<JoinHandle<()>>,
}

impl Round {
    /// Begins to check `answer`; what is told of it goes to `tell`.
    ///
    /// # Errors
    /// When the system has no descriptors or no thread left.
    pub fn begin(
        playground: Arc<Playground>,
        exercise: Arc<Exercise>,
        answer: String,
        mut tell: impl FnMut(Told) + Send + 'static,
    ) -> io::Result<Round> {
        let (stopper, stop) = Stop::new()?;
        let work = move || judge(&playground, &exercise, &answer, &stop, &mut tell);
        let thread = Builder::new().name("checks".into()).spawn(work)?;
        Ok(Round {
            stopper: Some(stopper),
            thread: Some(thread),
        })
    }
}

impl Drop for Round {
    fn drop(&mut self) {
        self.stopper = None;
        if let Some(thread) = self.thread.take() {
            // A panic was told when it happened.
            let _ = thread.join();
        }
    }
}
