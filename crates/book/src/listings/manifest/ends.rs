//! `ends`: what an author says of the end of a listing that runs.

use serde::Deserialize;

/// How a run ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ends {
    /// `main` returns; exit code 0.
    #[default]
    Normally,
    /// `main` panics; exit code 101.
    Panics,
    /// Never: every thread waits, without a time limit, for something that no thread will do.
    Hangs,
    /// Either: `main` returns, or every thread waits for ever. The schedule decides.
    MayHang,
}
