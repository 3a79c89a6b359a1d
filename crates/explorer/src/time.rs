//! [`std::time`] for explored programs. What the clock shows is said in `engine/clock.rs`.

pub use ::std::time::{Duration, SystemTimeError};

use crate::engine::gate::Gate;
use crate::engine::note::Note;
use crate::engine::object::Seen;
use crate::engine::patience::Nature;
use crate::engine::point::{announce_as, halt, with};
use crate::engine::request::{LATER, Request};
use crate::engine::site::Site;
use crate::memory::door::op;
use std::fmt;
use std::ops::{Add, AddAssign, Sub, SubAssign};

/// [`std::time::Instant`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(Duration);

/// [`std::time::SystemTime`]: the date, which is the same in every run.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SystemTime(::std::time::SystemTime);

pub const UNIX_EPOCH: SystemTime = SystemTime::UNIX_EPOCH;

/// Each run begins so far from the start of the clock that an earlier instant can be named.
const BEGIN: Duration = Duration::from_secs(1 << 40);
/// Each run begins with the year 2026.
const DATE: Duration = Duration::from_secs(1_767_225_600);

/// How much time has passed. `kept`: what is made of it may be compared later.
fn look(site: Site, kept: bool) -> Duration {
    let (mut seconds, mut nanos) = (0, 0);
    op(|| {
        let passed = look_now(site, kept);
        (seconds, nanos) = (passed.as_secs(), passed.subsec_nanos());
    });
    Duration::new(seconds, nanos)
}

fn look_now(site: Site, kept: bool) -> Duration {
    let is_followed = with(|world| {
        let is_followed = world.registry.demands.clock;
        world.registry.demands.clock = true;
        world.restart |= !is_followed;
        is_followed
    });
    if !is_followed {
        halt();
    }
    let request = Request::new("now", site).when(Gate::Clock);
    let alternative = announce_as(request, Nature::Look(Seen::Clock));
    with(|world| {
        world.note(Note::Clock);
        if alternative == LATER {
            world.clock.move_on();
        } else if world.clock.can_move() && world.clock.was_moved_often() {
            world.note(Note::ClockStops);
        }
        if kept {
            world.clock.keep();
        }
        world.look_at(Seen::Clock);
        let passed = world.clock.passed;
        world.record("now", None, format!("{passed:?}"), site);
        passed
    })
}

impl Instant {
    #[must_use]
    #[track_caller]
    pub fn now() -> Self {
        Self(BEGIN.saturating_add(look(Site::caller(), true)))
    }

    #[must_use]
    #[track_caller]
    pub fn elapsed(&self) -> Duration {
        let now = Self(BEGIN.saturating_add(look(Site::caller(), false)));
        now.duration_since(*self)
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

impl Sub for Instant {
    type Output = Duration;

    fn sub(self, other: Self) -> Duration {
        self.duration_since(other)
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Instant")
            .field("tv_sec", &self.0.as_secs())
            .field("tv_nsec", &self.0.subsec_nanos())
            .finish()
    }
}

impl SystemTime {
    pub const UNIX_EPOCH: Self = Self(::std::time::SystemTime::UNIX_EPOCH);

    #[must_use]
    #[track_caller]
    pub fn now() -> Self {
        Self::UNIX_EPOCH + DATE.saturating_add(look(Site::caller(), true))
    }

    /// # Errors
    /// How much later `earlier` is.
    pub fn duration_since(&self, earlier: Self) -> Result<Duration, SystemTimeError> {
        self.0.duration_since(earlier.0)
    }

    /// # Errors
    /// How far it is in the future.
    #[track_caller]
    pub fn elapsed(&self) -> Result<Duration, SystemTimeError> {
        let now = Self::UNIX_EPOCH + DATE.saturating_add(look(Site::caller(), false));
        now.duration_since(*self)
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

impl fmt::Debug for SystemTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

macro_rules! moved_by_durations {
    ($($type:ident: $added:literal, $taken:literal;)*) => { $(
        impl Add<Duration> for $type {
            type Output = Self;

            #[track_caller]
            fn add(self, time: Duration) -> Self {
                self.checked_add(time).expect($added)
            }
        }

        impl AddAssign<Duration> for $type {
            #[track_caller]
            fn add_assign(&mut self, time: Duration) {
                *self = *self + time;
            }
        }

        impl Sub<Duration> for $type {
            type Output = Self;

            #[track_caller]
            fn sub(self, time: Duration) -> Self {
                self.checked_sub(time).expect($taken)
            }
        }

        impl SubAssign<Duration> for $type {
            #[track_caller]
            fn sub_assign(&mut self, time: Duration) {
                *self = *self - time;
            }
        }
    )* };
}

// The words are those of std.
moved_by_durations! {
    Instant: "overflow when adding duration to instant", "overflow when subtracting duration from instant";
    SystemTime: "overflow when adding duration to instant", "overflow when subtracting duration from instant";
}
