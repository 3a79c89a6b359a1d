//! How much memory the process holds.

use std::fs::File;

/// Asks the system. Where it does not say what is held now, what was held at most stands for it.
#[derive(Default)]
pub(crate) struct Memory {
    /// `None` before the first question; then, whether there is such a file.
    now: Option<Option<File>>,
}

impl Memory {
    /// Bytes in physical memory; 0 where nobody knows, so that no bound holds.
    pub(crate) fn used(&mut self) -> usize {
        self.now().or_else(most).unwrap_or(0)
    }

    #[cfg(target_os = "linux")]
    fn now(&mut self) -> Option<usize> {
        use std::os::unix::fs::FileExt;
        /// As on x86-64 always, and on most others.
        const PAGE: usize = 4096;
        let file = self
            .now
            .get_or_insert_with(|| File::open("/proc/self/statm").ok())
            .as_ref()?;
        let mut text = [0; 128];
        let length = file.read_at(&mut text, 0).ok()?;
        // All pages, then those in memory.
        let text = std::str::from_utf8(&text[..length]).ok()?;
        let pages: usize = text.split(' ').nth(1)?.parse().ok()?;
        Some(pages * PAGE)
    }

    #[cfg(not(target_os = "linux"))]
    fn now(&mut self) -> Option<usize> {
        None
    }
}

/// What the process has held at most.
#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
fn most() -> Option<usize> {
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
    (!refused).then(|| usage[MAX_RESIDENT] as usize * 1024)
}

#[cfg(not(all(target_os = "linux", target_pointer_width = "64")))]
fn most() -> Option<usize> {
    None
}
