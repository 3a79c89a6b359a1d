//! The memory that an atomic is in.

use std::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, AtomicU64, Ordering};

/// The value at an address, of so many bytes, while nobody else runs.
pub(super) fn get(address: usize, size: usize) -> u64 {
    macro_rules! at {
        ($atomic:ty) => {
            // SAFETY: the program does an operation on an atomic of this size here.
            unsafe {
                (*std::ptr::with_exposed_provenance::<$atomic>(address))
                    .load(Ordering::Relaxed)
                    .into()
            }
        };
    }
    match size {
        1 => at!(AtomicU8),
        2 => at!(AtomicU16),
        4 => at!(AtomicU32),
        _ => at!(AtomicU64),
    }
}

pub(super) fn put(address: usize, size: usize, value: u64) {
    macro_rules! at {
        ($atomic:ty) => {
            // SAFETY: as in `get`.
            unsafe {
                (*std::ptr::with_exposed_provenance::<$atomic>(address))
                    .store(value as _, Ordering::Relaxed);
            }
        };
    }
    match size {
        1 => at!(AtomicU8),
        2 => at!(AtomicU16),
        4 => at!(AtomicU32),
        _ => at!(AtomicU64),
    }
}

/// As much of `value` as so many bytes hold.
pub(super) fn masked(size: usize, value: u64) -> u64 {
    if size == 8 {
        value
    } else {
        value & ((1 << (8 * size)) - 1)
    }
}
