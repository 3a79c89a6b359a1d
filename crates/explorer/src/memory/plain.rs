//! What an operation may answer: two numbers, every bit of which is written.
//!
//! An `Option` that is `None` leaves bits as they were, which would carry what the explorer happened to have there onto the
//! program's stack, where it would tell apart states that are the same.

use std::sync::mpsc::{RecvTimeoutError, TryRecvError};

pub(crate) trait Plain {
    fn pack(self) -> [u64; 2];
    fn unpack(bits: [u64; 2]) -> Self;
}

macro_rules! numbers {
    ($($type:ty)*) => { $(
        impl Plain for $type {
            fn pack(self) -> [u64; 2] {
                [self as u64, 0]
            }

            fn unpack([bits, _]: [u64; 2]) -> Self {
                bits as Self
            }
        }
    )* };
}
numbers!(u16 u32 u64 usize);

impl Plain for () {
    fn pack(self) -> [u64; 2] {
        [0, 0]
    }

    fn unpack(_: [u64; 2]) -> Self {}
}

impl Plain for bool {
    fn pack(self) -> [u64; 2] {
        [self.into(), 0]
    }

    fn unpack([bits, _]: [u64; 2]) -> Self {
        bits != 0
    }
}

impl<T> Plain for *const T {
    fn pack(self) -> [u64; 2] {
        [self.expose_provenance() as u64, 0]
    }

    fn unpack([bits, _]: [u64; 2]) -> Self {
        std::ptr::with_exposed_provenance(bits as usize)
    }
}

/// What has one number, or nothing.
impl<T: Plain> Plain for Option<T> {
    fn pack(self) -> [u64; 2] {
        self.map_or([0, 0], |value| [value.pack()[0], 1])
    }

    fn unpack([bits, is_some]: [u64; 2]) -> Self {
        (is_some != 0).then(|| T::unpack([bits, 0]))
    }
}

/// What has one number in both cases.
impl<T: Plain, E: Plain> Plain for Result<T, E> {
    fn pack(self) -> [u64; 2] {
        match self {
            Ok(value) => [value.pack()[0], 1],
            Err(error) => [error.pack()[0], 0],
        }
    }

    fn unpack([bits, is_ok]: [u64; 2]) -> Self {
        if is_ok != 0 {
            Ok(T::unpack([bits, 0]))
        } else {
            Err(E::unpack([bits, 0]))
        }
    }
}

impl Plain for TryRecvError {
    fn pack(self) -> [u64; 2] {
        (self == Self::Empty).pack()
    }

    fn unpack(bits: [u64; 2]) -> Self {
        if bool::unpack(bits) {
            Self::Empty
        } else {
            Self::Disconnected
        }
    }
}

impl Plain for RecvTimeoutError {
    fn pack(self) -> [u64; 2] {
        (self == Self::Timeout).pack()
    }

    fn unpack(bits: [u64; 2]) -> Self {
        if bool::unpack(bits) {
            Self::Timeout
        } else {
            Self::Disconnected
        }
    }
}
