//! Stopping a program from another thread.

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::io::{self, PipeReader, PipeWriter};
use std::os::fd::{AsFd, BorrowedFd};

/// Keeps a program running: dropping it stops the program at once.
#[derive(Debug)]
pub struct Stopper(#[expect(dead_code, reason = "what counts is that it is closed")] PipeWriter);

/// Tells whoever waits for a program that it is to stop. It is a file descriptor, because that can be waited for together
/// with the program's output.
#[derive(Debug)]
pub struct Stop(PipeReader);

impl Stop {
    /// A new pair of the two ends.
    ///
    /// # Errors
    /// When the process has no file descriptors left.
    pub fn new() -> io::Result<(Stopper, Stop)> {
        let (reader, writer) = io::pipe()?;
        Ok((Stopper(writer), Stop(reader)))
    }

    /// Whether the program is to stop.
    pub fn is_said(&self) -> bool {
        let mut descriptors = [PollFd::new(self, PollFlags::IN)];
        let at_once = Timespec::default();
        poll(&mut descriptors, Some(&at_once)).is_ok_and(|ready| ready > 0)
    }
}

impl AsFd for Stop {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}
