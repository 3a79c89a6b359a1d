//! Threads for libraries that would tell by a panic that the system has none left.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::thread::{Builder, JoinHandle};

use tokio::runtime::{self, Handle};
use tokio::sync::oneshot;

/// What `start` gives, which starts threads.
///
/// # Errors
/// When it panics, as for want of a thread.
pub fn started<T>(start: impl FnOnce() -> T) -> io::Result<T> {
    // Some panic once more while they are dropped, which would end the process.
    let there_is_one = Builder::new().spawn(|| {})?;
    let _ = there_is_one.join();
    // Whoever panics elsewhere meanwhile, which takes a millisecond, is not shown.
    let shown = take_hook();
    set_hook(Box::new(|_| {}));
    let started = catch_unwind(AssertUnwindSafe(start));
    set_hook(shown);
    started.map_err(|_| io::Error::other("the system has no thread left"))
}

/// A runtime of one thread, which does its tasks. That is enough: whatever takes long has threads of its own.
///
/// The runtime of tokio that has several starts them by itself, and waits for ever for the first when there is none for the
/// second.
pub struct Tasks {
    handle: Handle,
    /// In this order: the tasks end, then the thread.
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Tasks {
    /// Starts the thread.
    ///
    /// # Errors
    /// When the system has no thread, no memory or no descriptors for it.
    pub fn start() -> io::Result<Self> {
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let handle = runtime.handle().clone();
        let (stop, stopped) = oneshot::channel();
        let work = move || {
            // Either way it is over.
            let _ = runtime.block_on(stopped);
        };
        let thread = Builder::new().name("tasks".into()).spawn(work)?;
        Ok(Self {
            handle,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// What tasks are started by.
    pub fn handle(&self) -> &Handle {
        &self.handle
    }
}

impl Drop for Tasks {
    fn drop(&mut self) {
        self.stop = None;
        if let Some(thread) = self.thread.take() {
            // A panic was told when it happened.
            let _ = thread.join();
        }
    }
}
