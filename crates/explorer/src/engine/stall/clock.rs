//! For how long a thread of the system has used a processor.

use std::time::Duration;

/// # Safety
/// The thread lives.
pub(super) unsafe fn of(thread: libc::pthread_t) -> Duration {
    let mut clock = 0;
    // SAFETY: the caller says that it lives, and the number is written to where it is told.
    unsafe { libc::pthread_getcpuclockid(thread, &raw mut clock) };
    read(clock)
}

/// The same of the one that asks.
pub(super) fn mine() -> Duration {
    read(libc::CLOCK_THREAD_CPUTIME_ID)
}

fn read(clock: libc::clockid_t) -> Duration {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: the time is written to where it is told.
    unsafe { libc::clock_gettime(clock, &raw mut time) };
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}
