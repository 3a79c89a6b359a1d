//! Gives memory back to the system when there is nothing to do.
//!
//! What a program's compiler says, or its graph, takes some MiB for a moment. The C library of GNU keeps what was freed, each
//! thread for itself, so that a server that was busy once would stay as large as it was then.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

/// So long after the last work there is nothing to do.
const PAUSE: Duration = Duration::from_secs(2);

/// So long after that, whoever read an answer slowly has read it, or was given up.
const SLOW: Duration = Duration::from_secs(20);

/// Is told of work. Dropping it ends its thread.
pub(crate) struct Reclaimer(Sender<()>);

impl Reclaimer {
    pub fn new() -> Self {
        return_large_blocks();
        let (sender, receiver) = mpsc::channel();
        // Where there is no thread for it, nothing is given back.
        let _ =
            thread::Builder::new().spawn(move || while reclaim_after_work(&receiver).is_some() {});
        Self(sender)
    }

    /// Says that something was done.
    pub fn work_is_done(&self) {
        // It fails only when there is no thread.
        let _ = self.0.send(());
    }
}

/// Waits for work, and for it to be over. `None` when there will be none any more.
fn reclaim_after_work(work: &Receiver<()>) -> Option<()> {
    work.recv().ok()?;
    for pause in [PAUSE, SLOW] {
        while is_working(work, pause)? {}
        give_back();
    }
    Some(())
}

/// Whether something is done within `pause`; `None` when nothing will be any more.
fn is_working(work: &Receiver<()>, pause: Duration) -> Option<bool> {
    match work.recv_timeout(pause) {
        Ok(()) => Some(true),
        Err(RecvTimeoutError::Timeout) => Some(false),
        Err(RecvTimeoutError::Disconnected) => None,
    }
}

/// Bytes from which on a block is given back as soon as it is freed: as at first, before the library learns from those that
/// were freed to keep ever larger ones.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const LARGE: libc::c_int = 128 << 10;

#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn return_large_blocks() {
    // SAFETY: it sets two numbers of the library, under its own lock.
    unsafe {
        libc::mallopt(libc::M_MMAP_THRESHOLD, LARGE);
        libc::mallopt(libc::M_TRIM_THRESHOLD, LARGE);
    }
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn return_large_blocks() {}

/// Gives the system what was freed, which takes some milliseconds.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn give_back() {
    // SAFETY: it takes the library's own locks, and moves nothing that is in use.
    unsafe { libc::malloc_trim(0) };
}

/// Other libraries give back by themselves.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn give_back() {}
