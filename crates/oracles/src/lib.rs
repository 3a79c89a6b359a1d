//! Holds the explorer against others that know what a program can do.
//!
//! `tests/engines` are small programs, each run by the explorer, by shuttle and by loom; `tests/generated` are random ones,
//! which a reference, the real standard library and shuttle run as well; `benches/engines` compares speed and memory.
//! A package of its own, because its tests are large and need not be optimized, and because nobody who reads or explores
//! needs shuttle and loom.

pub mod said;
pub mod shuttled;
