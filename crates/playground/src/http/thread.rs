//! Threads for what blocks.
//!
//! Those of tokio panic, or never begin, where the system has no thread left. Here that is an error like any other.

use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::Builder;
use tokio::sync::oneshot;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum NoThread {
    /// The system has none.
    #[error(
        "the server can't start a thread for this: {0}; end other programs, or allow more threads (`ulimit -u`) or memory \
         (`ulimit -v`)"
    )]
    Refused(io::Error),
    /// It panicked at its work, which the terminal was told.
    #[error("the server panicked at this, which is a fault of its own; the terminal shows where")]
    Panicked,
}

/// Does `work` on a thread of its own, which begins at once.
pub fn of_its_own<T: Send + 'static, W>(
    work: W,
) -> impl Future<Output = Result<T, NoThread>> + use<T, W>
where
    W: FnOnce() -> T + Send + 'static,
{
    let (done, is_done) = oneshot::channel();
    let started = Builder::new().name("job".into()).spawn(move || {
        // Whoever waited for it may have gone.
        let _ = done.send(work());
    });
    async move {
        match started {
            Ok(_) => is_done.await.map_err(|_| NoThread::Panicked),
            Err(error) => Err(NoThread::Refused(error)),
        }
    }
}

/// The threads of one server, which are counted.
#[derive(Clone, Default)]
pub struct Threads(Arc<Count>);

#[derive(Default)]
struct Count {
    begun: Mutex<usize>,
    ended: Condvar,
}

/// What a server has begun. Dropping this waits until all of it has ended, which it does soon when its clients are gone.
pub struct Unfinished(Threads);

/// One of them, until it is dropped.
struct One(Threads);

impl Threads {
    /// As [`of_its_own`], counted.
    pub fn work<T: Send + 'static, W>(
        &self,
        work: W,
    ) -> impl Future<Output = Result<T, NoThread>> + use<T, W>
    where
        W: FnOnce() -> T + Send + 'static,
    {
        *self.0.lock() += 1;
        let one = One(self.clone());
        of_its_own(move || {
            let _one = one;
            work()
        })
    }

    pub fn unfinished(&self) -> Unfinished {
        Unfinished(self.clone())
    }
}

impl Count {
    fn lock(&self) -> MutexGuard<'_, usize> {
        self.begun.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for One {
    fn drop(&mut self) {
        let Self(Threads(count)) = self;
        *count.lock() -= 1;
        count.ended.notify_all();
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        let Self(Threads(count)) = self;
        let done = count.ended.wait_while(count.lock(), |begun| *begun > 0);
        drop(done.unwrap_or_else(PoisonError::into_inner));
    }
}
