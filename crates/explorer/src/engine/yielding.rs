//! The way from a thread of the program back to the search.

use crate::memory::door;
use corosensei::Yielder;
use std::cell::Cell;
use std::ptr;

thread_local! {
    /// The way out of the coroutine that runs.
    pub(super) static YIELDER: Cell<*const Yielder<(), ()>> = const { Cell::new(ptr::null()) };
}

/// Goes back to the search until the current thread is chosen.
pub(super) fn suspend() {
    let yielder = YIELDER.get();
    assert!(
        !yielder.is_null(),
        "a modelled operation ran outside of a modelled thread"
    );
    // SAFETY: `YIELDER` is set whenever a coroutine is resumed, to the yielder that lives on this coroutine's own
    // stack for as long as it runs, and only the coroutine that is running gets here.
    door::in_operation(|| unsafe { (*yielder).suspend(()) });
    YIELDER.set(yielder);
}
