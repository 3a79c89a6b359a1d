//! What a process may do, and why it has ended.

use std::path::PathBuf;
use std::time::Duration;

/// What a process may do before it is ended.
pub struct Bounds {
    pub time: Duration,
    /// Bytes of memory that it holds, a compiler together with all that it starts.
    pub memory: u64,
    /// Bytes of output.
    pub output: usize,
    /// The folder that it may write to, and the bytes that may be in it.
    pub files: Option<(PathBuf, u64)>,
}

/// Why a process has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    Itself,
    /// It had done all that was wanted of it.
    Enough,
    Time,
    Memory,
    Output,
    Files,
    /// It is a compiler that waits for what only it could do.
    Stuck,
    Stop,
}
