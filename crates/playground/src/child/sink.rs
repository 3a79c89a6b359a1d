//! Where the output of a process goes.

use super::bounds::Cause;
use std::time::Instant;

/// Where output goes, as it comes.
pub trait Sink {
    fn take(&mut self, bytes: &[u8]);

    /// When [`Sink::flush`] wants to be called, if something waits in here.
    fn due(&self) -> Option<Instant> {
        None
    }

    fn flush(&mut self) {}

    /// Why the process should end now, if it should: it has done [`Cause::Enough`], or written too much
    /// [`Cause::Output`].
    fn verdict(&self) -> Option<Cause> {
        None
    }
}

/// All of it is kept: bounded by what the process may write.
impl Sink for Vec<u8> {
    fn take(&mut self, bytes: &[u8]) {
        self.extend_from_slice(bytes);
    }
}
