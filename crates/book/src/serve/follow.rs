//! Following an author: each time files have changed, the book is built again, and listings that changed are proved.

use std::path::Path;
use std::thread::{self, JoinHandle};
use std::time::Instant;

use super::author::proving::Proving;
use super::rebuild::Builder;
use super::watch::{Stopper, Watch};

/// The thread that watches and builds. Dropping it ends the thread, after the build under way.
pub struct Follower {
    stopper: Stopper,
    thread: Option<JoinHandle<()>>,
}

impl Follower {
    /// Has `builder` build whenever `watch` notices something, and whoever proves listings look at them meanwhile.
    ///
    /// # Errors
    /// When the system has no thread for it.
    pub fn start(
        mut watch: Watch,
        mut builder: Builder,
        proving: Option<Proving>,
    ) -> std::io::Result<Self> {
        let stopper = watch.stopper();
        let thread = thread::Builder::new()
            .name("watcher".into())
            .spawn(move || {
                while let Some(changed) = watch.next() {
                    if let Some(proving) = &proving {
                        proving.look();
                    }
                    build(&mut builder, &changed);
                }
            })?;
        Ok(Self {
            stopper,
            thread: Some(thread),
        })
    }
}

fn build(builder: &mut Builder, changed: &Path) {
    let start = Instant::now();
    if builder.build() {
        let time = start.elapsed();
        tell!("Built again in {time:.1?}: {} changed", changed.display());
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        self.stopper.stop();
        if let Some(thread) = self.thread.take() {
            // It panicked, which it has told the terminal; there is nothing left to end.
            let _ = thread.join();
        }
    }
}
