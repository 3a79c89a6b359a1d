//! How much time has passed in a run, as far as the program can tell.
//!
//! A sleep and a time limit that is up have taken at least as long as they say. Besides, any time may pass before a thread
//! looks at the clock: then the clock has the alternative to have moved on by [`MORE`], which is beyond all that programs
//! wait for. Where all instants that the program can have kept are so long ago already, it has not. As such alternatives
//! would never come to an end in a program that begins to measure again and again, a run has [`MOST`] of them.

use std::time::Duration;

/// About 11 days.
pub(crate) const MORE: Duration = Duration::from_secs(1_000_000);
const MOST: u32 = 8;

#[derive(Clone, Copy, Debug, Default, Hash)]
pub(crate) struct Clock {
    /// Since the run began.
    pub passed: Duration,
    /// How often it was moved on.
    moved: u32,
    /// The program may have kept an instant since it was last moved on.
    kept: bool,
}

impl Clock {
    /// Whether that it is moved on makes a difference.
    pub(crate) fn can_move(self) -> bool {
        self.kept
    }

    pub(crate) fn was_moved_often(self) -> bool {
        self.moved >= MOST
    }

    pub(crate) fn move_on(&mut self) {
        self.passed = self.passed.saturating_add(MORE);
        self.moved += 1;
        self.kept = false;
    }

    /// It is at least so late.
    pub(crate) fn reach(&mut self, time: Duration) {
        self.passed = self.passed.max(time);
    }

    /// The program has an instant of now.
    pub(crate) fn keep(&mut self) {
        self.kept = true;
    }
}
