//! Proves again only what may have changed.
//!
//! ```text
//! Key        the content of everything that a proof depends on        [key]
//! Memory     the keys of proofs that held, in a folder                [memory]
//! Test       a function that is a proof, and the runner of many       [harness]
//! ```
//!
//! A build does the same: cargo compiles nothing whose sources, flags and compiler are those of last time. What is remembered
//! must be deterministic, and its key must name all that it depends on; the code of the proof itself is part of that, as the
//! content of the test's executable. Times and paths are part of no key, so a copied folder is judged by its content.
//!
//! Only what held is remembered. With `REMEMBER=nothing` in the environment everything is proved anew.

mod harness;
mod key;
mod memory;

pub use harness::{Again, Test, memory, run, run_trials, run_with, trial};
pub use inventory;
pub use key::{Key, Parts, is_target};
pub use memory::Memory;
pub use remembered_macros::test;
