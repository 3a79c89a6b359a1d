//! Threads for what blocks.
//!
//! Those of tokio panic, or never begin, where the system has no thread left. Here that is an error like any other.

use std::io;
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
