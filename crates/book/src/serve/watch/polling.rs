//! Looking at the files again and again, where the system tells nothing.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::signal::{LONGEST_BURST, PAGES, REST, Signal};
use super::sources::{Files, Sources};

/// Looking takes at most one part of so many of a processor's time.
const SHARE: u32 = 50;

/// The files as they were seen last.
pub struct Polling {
    interval: Duration,
    seen: Files,
    /// How long it took to look at them.
    took: Duration,
}

impl Polling {
    /// How often the files are looked at, unless that takes long.
    pub const USUAL: Duration = Duration::from_millis(100);

    /// Looks at the files for the first time.
    pub fn start(sources: &Sources, interval: Duration) -> Self {
        let start = Instant::now();
        Self {
            interval,
            seen: sources.files(),
            took: start.elapsed(),
        }
    }

    /// Waits until some look finds a change and the next none, and gives the path of a changed file; `None` when the
    /// watching is to stop.
    pub fn next(&mut self, sources: &mut Sources, signals: &Receiver<Signal>) -> Option<PathBuf> {
        loop {
            match wait(signals, self.interval.max(self.took * SHARE)) {
                Waited::Passed => {}
                Waited::Lost => return Some(PAGES.into()),
                Waited::Stopped => return None,
            }
            let start = Instant::now();
            let now = sources.files();
            self.took = start.elapsed();
            if let Some(path) = first_difference(&self.seen, &now) {
                let path = path.to_owned();
                // The state from before the build, so that what changes meanwhile is built next.
                self.seen = settled(sources, now, signals);
                return Some(path);
            }
        }
    }
}

/// The state of the files once two looks at them agree. Where to look may have changed with them.
fn settled(sources: &mut Sources, mut last: Files, signals: &Receiver<Signal>) -> Files {
    let start = Instant::now();
    while start.elapsed() < LONGEST_BURST && wait(signals, REST) != Waited::Stopped {
        sources.follow();
        let now = sources.files();
        if now == last {
            break;
        }
        last = now;
    }
    last
}

/// How a wait has ended.
#[derive(PartialEq, Eq)]
enum Waited {
    Passed,
    /// Early: what was made of the files is gone.
    Lost,
    /// Early: the watching is to stop.
    Stopped,
}

/// Waits for `time`.
fn wait(signals: &Receiver<Signal>, time: Duration) -> Waited {
    let end = Instant::now() + time;
    loop {
        match signals.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Err(RecvTimeoutError::Timeout) => return Waited::Passed,
            Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return Waited::Stopped,
            Ok(Signal::Lost) => return Waited::Lost,
            // The last words of a native watcher that was given up.
            Ok(Signal::Changed(_) | Signal::Missed) => {}
        }
    }
}

/// A path that is in one of the two only, or differs.
fn first_difference<'a>(before: &'a Files, now: &'a Files) -> Option<&'a Path> {
    let mut paths = now.keys().chain(before.keys());
    let changed = paths.find(|path| before.get(*path) != now.get(*path));
    changed.map(PathBuf::as_path)
}
