//! Looks whether steps begin.

use super::beats::{self, now};
use super::interrupted::{self, SIGNAL};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// How often is looked.
const PERIOD: Duration = Duration::from_millis(10);
/// The same once a thread was found that goes round for ever: every run may come to it.
const SHORT_PERIOD: Duration = Duration::from_millis(1);
/// At least so long may a thread go on.
const LEAST: Duration = Duration::from_secs(5);
/// Of the time for all of the exploration, a thread may go on for one of so many parts.
const PARTS: u32 = 4;
/// Its thread needs little.
const STACK: usize = 256 << 10;

/// Looks after the thread of the system that has made it, as long as it lives.
pub(crate) struct Watch {
    ends: Option<Sender<()>>,
    watcher: Option<JoinHandle<()>>,
}

impl Watch {
    /// For an exploration that may take so long. Nobody looks where the system refuses a thread.
    pub(crate) fn begin(time: Duration) -> Self {
        interrupted::listen();
        beats::begin();
        let limit = LEAST.max(time / PARTS);
        // SAFETY: it has no preconditions.
        let watched = unsafe { libc::pthread_self() };
        let (ends, ended) = channel();
        let watch = move || {
            let mut last = (now(), used(watched));
            let mut period = PERIOD;
            while ended.recv_timeout(period) == Err(RecvTimeoutError::Timeout) {
                let beat = now();
                if beat != last.0 {
                    last = (beat, used(watched));
                    continue;
                }
                if used(watched).saturating_sub(last.1) > limit {
                    beats::end(beat);
                }
                // SAFETY: the thread lives, as it waits for the end of this one before it ends.
                unsafe { libc::pthread_kill(watched, SIGNAL) };
                if beats::has_found() {
                    period = SHORT_PERIOD;
                }
            }
        };
        let watcher = std::thread::Builder::new().stack_size(STACK).spawn(watch);
        Self {
            ends: Some(ends),
            watcher: watcher.ok(),
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        drop(self.ends.take());
        if let Some(watcher) = self.watcher.take() {
            // It has nothing to say.
            let _ = watcher.join();
        }
    }
}

/// For how long a thread has used a processor.
fn used(thread: libc::pthread_t) -> Duration {
    let mut clock = 0;
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: the thread lives, and both write to where they are told.
    unsafe {
        libc::pthread_getcpuclockid(thread, &raw mut clock);
        libc::clock_gettime(clock, &raw mut time);
    }
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}
