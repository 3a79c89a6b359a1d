//! The executable that is started again, as the stub and as the keeper.

use super::policy::Policy;
use std::io;
use std::path::Path;
#[cfg(not(target_os = "linux"))]
use std::path::PathBuf;
use std::process::Command;

/// The first argument of the stub.
pub(super) const STUB: &str = "__sandbox";

/// The first argument of the stub of a program that is in no sandbox.
pub(super) const ATTENDED: &str = "__attended";

/// An executable that calls [`super::enter_if_asked`] first in its `main`. It is held open: it starts after its file was
/// removed or replaced, as `cargo clean` and `cargo build` do.
#[derive(Debug)]
pub struct Stub {
    #[cfg(target_os = "linux")]
    file: std::os::fd::OwnedFd,
    #[cfg(not(target_os = "linux"))]
    file: PathBuf,
}

impl Stub {
    /// Opens the executable at `path`.
    ///
    /// # Errors
    /// When there is none.
    pub fn open(path: &Path) -> io::Result<Self> {
        #[cfg(target_os = "linux")]
        {
            use rustix::fs::{Mode, OFlags, open};
            // Of the file, not of its content: it need not be readable.
            let file = open(path, OFlags::PATH | OFlags::CLOEXEC, Mode::empty())?;
            Ok(Self { file })
        }
        #[cfg(not(target_os = "linux"))]
        {
            path.metadata()?;
            Ok(Self { file: path.into() })
        }
    }

    /// A command that starts it.
    pub(super) fn command(&self) -> Command {
        #[cfg(target_os = "linux")]
        {
            use std::os::fd::AsRawFd;
            // The descriptor is closed when the name has been looked up: the stub does not have it.
            Command::new(format!("/proc/self/fd/{}", self.file.as_raw_fd()))
        }
        #[cfg(not(target_os = "linux"))]
        Command::new(&self.file)
    }
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
