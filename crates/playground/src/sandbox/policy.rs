//! What is said of a process before it is started: what it may touch, call and use.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What one process may touch and use.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Policy {
    /// Whether to refuse to start if not all of it can be enforced.
    pub must_hold: bool,
    pub calls: Calls,
    /// Files and folders that can be read.
    pub read: Vec<PathBuf>,
    /// Files and folders whose programs can be started; they can be read as well.
    pub execute: Vec<PathBuf>,
    /// Folders in which files can be made, changed and removed.
    pub write: Vec<PathBuf>,
    pub amounts: Amounts,
}

/// Which system calls are answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Calls {
    /// For rustc and the linker, which start processes and write files: all but the dangerous ones.
    OfCompiler,
    /// For the reader's program: only those that threads, memory, time and output need.
    OfProgram,
}

/// Limits that the kernel keeps by itself. They are a second line: the first is the server that watches.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Amounts {
    /// Seconds of all processors together.
    pub cpu: u64,
    /// Bytes of memory that only the process itself uses, touched or not. Stacks of threads count.
    pub data: u64,
    /// Bytes of all addresses.
    pub addresses: u64,
    /// Bytes of a file.
    pub file: u64,
    /// File descriptors.
    pub descriptors: u64,
}
