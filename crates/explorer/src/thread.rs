//! [`std::thread`] for explored programs.

mod builder;
mod handle;
mod identity;
mod local;
mod scope;
mod waits;

pub use ::std::thread::Result;
pub use builder::{Builder, spawn};
pub use handle::JoinHandle;
pub use identity::{Thread, ThreadId, current};
pub use local::{AccessError, LocalKey};
pub use scope::{Scope, ScopedJoinHandle, scope};
pub(crate) use waits::pause;
pub use waits::{park, park_timeout, sleep, yield_now};

use crate::engine::point::with;
use crate::memory::door::op;
use std::io;
use std::num::NonZero;

/// Whether the current modelled thread is unwinding.
#[must_use]
pub fn panicking() -> bool {
    op(|| with(|world| world.me().unwinding > 0))
}

/// The same on every machine.
///
/// # Errors
/// Never.
pub fn available_parallelism() -> io::Result<NonZero<usize>> {
    const { Ok(NonZero::new(4).unwrap()) }
}
