//! Threads of libraries that tell by a panic that the system has none left.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::thread::Builder;

use tokio::runtime::Runtime;

/// What `start` gives, which starts threads.
///
/// # Errors
/// When it panics, as for want of a thread.
pub fn started<T>(start: impl FnOnce() -> T) -> io::Result<T> {
    // Some panic once more while they are dropped, which would end the process.
    let there_is_one = Builder::new().spawn(|| {})?;
    let _ = there_is_one.join();
    // Whoever panics elsewhere meanwhile, which takes a millisecond, is not shown.
    let shown = take_hook();
    set_hook(Box::new(|_| {}));
    let started = catch_unwind(AssertUnwindSafe(start));
    set_hook(shown);
    started.map_err(|_| io::Error::other("the system has no thread left"))
}

/// A runtime, with a thread for each processor.
///
/// # Errors
/// When the system has no thread or no memory for it.
pub fn runtime() -> io::Result<Runtime> {
    started(Runtime::new)?
}
