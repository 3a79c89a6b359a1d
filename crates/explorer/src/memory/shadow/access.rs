//! An access to memory, and which of two are a race.

/// What an access does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Read,
    Write,
    AtomicRead,
    AtomicWrite,
    Allocate,
    Free,
}

impl Access {
    /// A bit for each byte of its place.
    pub(crate) fn mask(&self) -> u8 {
        self.mask
    }

    /// Bytes of its place that it touches.
    pub(crate) fn size(&self) -> usize {
        self.mask.count_ones() as usize
    }
}

impl Kind {
    pub(crate) fn writes(self) -> bool {
        !matches!(self, Self::Read | Self::AtomicRead)
    }

    pub(super) fn is_atomic(self) -> bool {
        matches!(self, Self::AtomicRead | Self::AtomicWrite)
    }

    /// Whether the two, by two threads and without an order, are a race.
    pub(super) fn races(self, other: Self) -> bool {
        (self.writes() || other.writes()) && !(self.is_atomic() && other.is_atomic())
    }

    /// Whether whatever races with `other` races with this, too.
    pub(super) fn covers(self, other: Self) -> bool {
        match other {
            Self::AtomicRead => true,
            Self::AtomicWrite => self.writes(),
            Self::Read => !self.is_atomic(),
            _ => self.writes() && !self.is_atomic(),
        }
    }
}

/// An access to some of the bytes of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Access {
    pub thread: u16,
    /// Of its thread, when it did it.
    pub clock: u32,
    /// A bit for each byte.
    pub mask: u8,
    pub kind: Kind,
}

/// What must not be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clash {
    pub address: usize,
    pub first: Access,
    pub second: Access,
    /// Bytes that the second access touches.
    pub size: usize,
}
