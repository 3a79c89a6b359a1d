//! What a program may touch.
//!
//! The executable that holds the playground starts itself again as the *stub*: a process of one thread that gives up, one
//! after the other, what the program must not have, and then becomes the program. In this order, because each step needs
//! what later ones take away:
//!
//! ```text
//! parent        it ends when the server does                                                [stub]
//! descriptors   all but the standard three are closed: those open would bypass the rules for files
//! session       it is no part of the terminal, and shares the processors as one              [stub]
//! memory        where it is short, the kernel ends this process before others                [stub]
//! amounts       processor time, memory, size and number of files; small pages           [amounts]
//! rights        root's capabilities, if root runs the server                            [stub]
//! files         Landlock: only what the policy names can be opened                      [files]
//! calls         seccomp: no sockets, no processes, no signals to others                 [calls]
//! exec
//! ```
//!
//! What the program starts in turn, the [`keeper`] ends with the server.
//!
//! In the place of a program, the stub can perform a [`task`] behind the closed sandbox. [`probe`] tries from inside what must
//! not work, so that the level that is shown is one that was seen to hold.

mod amounts;
#[cfg(target_os = "linux")]
mod calls;
mod executable;
#[cfg(target_os = "linux")]
mod files;
mod keeper;
pub mod probe;
mod stub;
pub mod task;

use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::process::Command;

pub use amounts::descriptors;
pub use executable::Stub;
pub use keeper::{Keeper, Kept};
pub use probe::{Isolation, Level};
pub use stub::enter_if_asked;
pub(crate) use stub::{FAILED, FAILED_WORDS};
pub use task::Task;

/// The first argument of the stub.
const STUB: &str = "__sandbox";

/// The first argument of the stub of a program that is in no sandbox.
const ATTENDED: &str = "__attended";

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

/// A command that runs `program` under `policy`, by way of the stub. Its environment is empty until it is given one.
pub fn command(stub: &Stub, policy: &Policy, program: &Path) -> Command {
    let words = serde_json::to_string(policy).expect("a policy is plain data");
    let mut command = stub.command();
    command
        .arg(STUB)
        .arg(std::process::id().to_string())
        .arg(words)
        .arg(program)
        .env_clear();
    command
}

/// A command that runs `program`, which is trusted, so that it ends with this process. It is the leader of a group of its own.
pub fn attended(stub: &Stub, program: &Path) -> Command {
    let mut command = stub.command();
    command
        .arg(ATTENDED)
        .arg(std::process::id().to_string())
        .arg(program);
    command
}
