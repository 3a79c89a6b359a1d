//! [`std::panic`] for explored programs: hooks are left out, as the output's panic messages are std's.

pub use ::std::panic::{
    AssertUnwindSafe, Location, PanicHookInfo, RefUnwindSafe, UnwindSafe, panic_any,
};

use crate::engine::point::{catch, unwind, with};
use crate::memory::door::op;
use std::any::Any;

/// # Errors
/// What `f` panicked with.
pub fn catch_unwind<F: FnOnce() -> R + UnwindSafe, R>(f: F) -> crate::thread::Result<R> {
    catch(f)
}

pub fn resume_unwind(payload: Box<dyn Any + Send>) -> ! {
    op(|| with(unwind));
    ::std::panic::resume_unwind(payload)
}
