//! Steps that begin, counted.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

/// How often a thread of the program has had its turn.
static BEATS: AtomicU64 = AtomicU64::new(0);
/// The beat that takes too long.
static OVER: AtomicU64 = AtomicU64::new(u64::MAX);
/// Some thread was found to go round for ever.
static FOUND: AtomicBool = AtomicBool::new(false);

/// A thread of the program has its turn.
pub(crate) fn beat() {
    BEATS.fetch_add(1, Relaxed);
}

pub(super) fn now() -> u64 {
    BEATS.load(Relaxed)
}

pub(super) fn is_over(beat: u64) -> bool {
    OVER.load(Relaxed) == beat
}

pub(super) fn found() {
    FOUND.store(true, Relaxed);
}

pub(super) fn has_found() -> bool {
    FOUND.load(Relaxed)
}

pub(super) fn begin() {
    FOUND.store(false, Relaxed);
}

/// A beat takes too long.
pub(super) fn end(beat: u64) {
    OVER.store(beat, Relaxed);
}
