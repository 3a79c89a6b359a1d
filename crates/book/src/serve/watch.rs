//! Noticing that an author saved a file.
//!
//! The system tells of changes where it can: that costs nothing while there are none. Elsewhere the files are looked at
//! again and again.

mod native;
mod polling;
mod signal;
pub mod sources;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use super::threads::started;
use native::Native;
use polling::Polling;
use signal::Signal;
use sources::Sources;

/// Notices changes of the files of a book, from when it is made.
pub struct Watch {
    sources: Sources,
    how: How,
    signals: Receiver<Signal>,
    sender: Sender<Signal>,
}

enum How {
    Native(Native),
    Polling(Polling),
}

/// Ends a [`Watch`] from another thread.
pub struct Stopper(Sender<Signal>);

/// Has the watching tell of a change that is none of a file: what was made of the files is gone.
#[derive(Clone)]
pub struct Prompter(Sender<Signal>);

impl Prompter {
    /// What is gone is made anew.
    pub fn lost(&self) {
        // The other end is gone when the server ends.
        let _ = self.0.send(Signal::Lost);
    }
}

impl Stopper {
    /// Whoever waits for the next change waits no longer.
    pub fn stop(&self) {
        // The other end is gone when the watching has ended by itself.
        let _ = self.0.send(Signal::Stop);
    }
}

impl Watch {
    /// Begins to watch. Where the system does not tell of changes, which is said on the terminal, the files are looked at
    /// every `interval`, or less often if looking takes long.
    pub fn start(sources: Sources, interval: Duration) -> Self {
        let (sender, signals) = mpsc::channel();
        let native = started(|| Native::start(&sources, sender.clone()));
        let how = match native.unwrap_or_else(|error| Err(error.to_string())) {
            Ok(native) => How::Native(native),
            Err(why) => How::poll(&sources, interval, &why),
        };
        Self {
            sources,
            how,
            signals,
            sender,
        }
    }

    /// What ends it.
    pub fn stopper(&self) -> Stopper {
        Stopper(self.sender.clone())
    }

    /// What has everything made anew.
    pub fn prompter(&self) -> Prompter {
        Prompter(self.sender.clone())
    }

    /// Waits for changes, then until the files rest, and gives the path of one that changed. `None` when it was stopped.
    pub fn next(&mut self) -> Option<PathBuf> {
        let path = match &mut self.how {
            How::Native(native) => {
                let path = native.next(&self.signals)?;
                self.sources.follow();
                if let Err(why) = native.follow(&self.sources) {
                    let interval = Polling::USUAL;
                    self.how = How::poll(&self.sources, interval, &why);
                }
                path
            }
            How::Polling(polling) => polling.next(&mut self.sources, &self.signals)?,
        };
        Some(self.relative(&path))
    }

    /// As an author would name it.
    fn relative(&self, path: &Path) -> PathBuf {
        let root = self.sources.root();
        let real = root.canonicalize().unwrap_or_default();
        let relative = path.strip_prefix(root).or_else(|_| path.strip_prefix(real));
        relative.unwrap_or(path).to_owned()
    }
}

impl How {
    fn poll(sources: &Sources, interval: Duration, why: &str) -> Self {
        tell!(
            "The system does not tell of changed files, so they are looked at again and again: {why}"
        );
        Self::Polling(Polling::start(sources, interval))
    }
}

#[cfg(test)]
mod tests;
