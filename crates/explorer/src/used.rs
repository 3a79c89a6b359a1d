//! How much memory the process has used at most.

#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
pub(crate) fn used() -> usize {
    use std::ffi::{c_int, c_long};
    const SELF: c_int = 0;
    /// `struct rusage` is eighteen longs; the fifth is the maximal resident size in KB.
    const MAX_RESIDENT: usize = 4;
    unsafe extern "C" {
        fn getrusage(who: c_int, usage: *mut [c_long; 18]) -> c_int;
    }
    let mut usage = [0; 18];
    // SAFETY: the array has the size of the structure the call fills.
    let refused = unsafe { getrusage(SELF, &raw mut usage) } != 0;
    if refused {
        0
    } else {
        usage[MAX_RESIDENT] as usize * 1024
    }
}

/// Unknown elsewhere: the bound does not hold.
#[cfg(not(all(target_os = "linux", target_pointer_width = "64")))]
pub(crate) fn used() -> usize {
    0
}
