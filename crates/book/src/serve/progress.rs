//! A word to who waits for a first build that takes long.

use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::{Purpose, Settings};

/// How long nobody wonders.
const PATIENCE: Duration = Duration::from_secs(2);

/// Does the `work` of building the book in `root`; says on the terminal, once, why that takes longer than expected.
pub fn told_if_slow<T>(root: &Path, work: impl FnOnce() -> T) -> T {
    let (done, is_done) = mpsc::channel::<()>();
    thread::scope(|scope| {
        let wait = move || {
            if is_done.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                tell!("{}", sentence(root));
            }
        };
        // Without a thread nobody is told.
        let _ = thread::Builder::new().spawn_scoped(scope, wait);
        let outcome = work();
        drop(done);
        outcome
    })
}

fn sentence(root: &Path) -> String {
    let preprocessors = Settings::read(root, Purpose::Serve)
        .map(|settings| settings.preprocessors())
        .unwrap_or_default();
    match preprocessors.as_slice() {
        [] => "Still building the book; pages are there as soon as it is done.".into(),
        names => format!(
            "Still building the book, by way of its preprocessors ({}); pages are there as soon as it is done.",
            names.join(", ")
        ),
    }
}
