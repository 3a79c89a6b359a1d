//! [`std::time`] for explored programs. Nothing they do takes a time of its own.

pub use ::std::time::Duration;

use crate::engine::point::{refuse, with};
use crate::memory::door::op;
use std::ops::{Add, AddAssign, Sub, SubAssign};

/// [`std::time::Instant`]: it is always now, so what elapses is nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(Duration);

/// So far from the start that an earlier instant can be named.
const NOW: Duration = Duration::from_secs(1 << 40);
/// A program that asks for the time this often waits for it to pass.
const QUESTIONS: u32 = 1000;

impl Instant {
    #[must_use]
    pub fn now() -> Self {
        op(|| {
            let asked = with(|world| {
                world.questions += 1;
                world.questions
            });
            if asked > QUESTIONS {
                refuse(
                    "the program waits for time to pass, which it does not do under the explorer",
                );
            }
        });
        Self(NOW)
    }

    #[must_use]
    pub fn elapsed(&self) -> Duration {
        Self::now().duration_since(*self)
    }

    #[must_use]
    pub fn duration_since(&self, earlier: Self) -> Duration {
        self.0.saturating_sub(earlier.0)
    }

    #[must_use]
    pub fn saturating_duration_since(&self, earlier: Self) -> Duration {
        self.duration_since(earlier)
    }

    #[must_use]
    pub fn checked_duration_since(&self, earlier: Self) -> Option<Duration> {
        self.0.checked_sub(earlier.0)
    }

    #[must_use]
    pub fn checked_add(&self, time: Duration) -> Option<Self> {
        self.0.checked_add(time).map(Self)
    }

    #[must_use]
    pub fn checked_sub(&self, time: Duration) -> Option<Self> {
        self.0.checked_sub(time).map(Self)
    }
}

impl Add<Duration> for Instant {
    type Output = Self;

    fn add(self, time: Duration) -> Self {
        Self(self.0 + time)
    }
}

impl AddAssign<Duration> for Instant {
    fn add_assign(&mut self, time: Duration) {
        self.0 += time;
    }
}

impl Sub<Duration> for Instant {
    type Output = Self;

    fn sub(self, time: Duration) -> Self {
        Self(self.0 - time)
    }
}

impl SubAssign<Duration> for Instant {
    fn sub_assign(&mut self, time: Duration) {
        self.0 -= time;
    }
}

impl Sub for Instant {
    type Output = Duration;

    fn sub(self, other: Self) -> Duration {
        self.duration_since(other)
    }
}
