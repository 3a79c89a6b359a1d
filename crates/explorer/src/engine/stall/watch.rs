//! Looks whether steps begin.

use super::beats::{self, now};
use super::clock;
use super::interrupted::{self, Aside, SIGNAL};
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// How often is looked.
const PERIOD: Duration = Duration::from_millis(10);
/// The same while no step begins.
const CLOSE_PERIOD: Duration = Duration::from_millis(4);
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
    /// As long as there are signals.
    _aside: Aside,
}

impl Watch {
    /// For an exploration that may take so long.
    ///
    /// # Errors
    /// The system refuses a thread.
    pub(crate) fn begin(time: Duration) -> io::Result<Self> {
        interrupted::listen();
        let aside = Aside::new();
        beats::begin();
        // SAFETY: it has no preconditions.
        let watched = unsafe { libc::pthread_self() };
        let (ends, ended) = channel();
        let watch = move || watch(watched, LEAST.max(time / PARTS), &ended);
        let watcher = std::thread::Builder::new().stack_size(STACK);
        Ok(Self {
            ends: Some(ends),
            watcher: Some(watcher.spawn(watch)?),
            _aside: aside,
        })
    }
}

/// Looks after a thread, which waits for the end of this before it ends.
fn watch(watched: libc::pthread_t, limit: Duration, ended: &Receiver<()>) {
    // SAFETY: the thread lives.
    let used = || unsafe { clock::of(watched) };
    let mut last = (now(), used());
    let mut period = PERIOD;
    while ended.recv_timeout(period) == Err(RecvTimeoutError::Timeout) {
        let beat = now();
        let is_same = beat == last.0;
        period = match (beats::has_found(), is_same) {
            (true, _) => SHORT_PERIOD,
            (_, true) => CLOSE_PERIOD,
            _ => PERIOD,
        };
        if !is_same {
            last = (beat, used());
            continue;
        }
        if used().saturating_sub(last.1) > limit {
            beats::end(beat);
        }
        // SAFETY: the thread lives.
        unsafe { libc::pthread_kill(watched, SIGNAL) };
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
