//! What has to be said beside the result: what bounds it, or what is only nearly as in reality.

/// Kept for all runs: once is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Note {
    /// A thread asks for a lock that it holds.
    Relock,
    /// A loop gives up after more rounds than are followed.
    LongLoop,
    /// The clock is looked at.
    Clock,
    /// The clock is looked at more often in a run than it is moved on.
    ClockStops,
    /// A receiver finds the channel closed, in the weak model.
    Closed,
    /// An address is printed.
    Address,
}

impl Note {
    /// A sentence, without its full stop.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Relock => {
                "a thread asks for a lock that it holds: it is taken to wait for ever, where std may panic instead"
            }
            Self::LongLoop => {
                "a loop gives up only after many rounds: what can happen in between was not explored for all of them"
            }
            Self::Clock => {
                "whenever the clock is looked at, the time is taken to be what sleeps and time limits have used up, or \
                 11 days later"
            }
            Self::ClockStops => {
                "the clock is looked at so often that not every point was explored at which time may have passed"
            }
            Self::Address => {
                "an address is printed: it is one that the explorer gives, the same in every run"
            }
            Self::Closed => {
                "that a channel is found closed is taken to order nothing, which std documents no better: values \
                 that are older than that may not be possible"
            }
        }
    }

    /// Whether there may be more outcomes than were found.
    pub(crate) fn is_incomplete(self) -> bool {
        matches!(self, Self::LongLoop | Self::ClockStops)
    }
}
