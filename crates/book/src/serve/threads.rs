//! The threads that answer.

use std::io;
use std::panic::{catch_unwind, set_hook, take_hook};

use tokio::runtime::Runtime;

/// A runtime, with a thread for each processor.
///
/// # Errors
/// When the system has no thread or no memory for it. Of a thread that it can't start, tokio tells by a panic.
pub fn runtime() -> io::Result<Runtime> {
    // Whoever panics elsewhere meanwhile, which takes a millisecond, is not shown.
    let shown = take_hook();
    set_hook(Box::new(|_| {}));
    let made = catch_unwind(Runtime::new);
    set_hook(shown);
    made.unwrap_or_else(|_| {
        Err(io::Error::new(
            io::ErrorKind::WouldBlock,
            "the system has no thread left",
        ))
    })
}
