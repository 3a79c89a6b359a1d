//! One process from its start to its end: its output, its limits, and what is left of it.
//!
//! ```text
//! Running            it, and what it writes
//! ├── Group          it and all that it starts, which end together         [group]
//! ├── stream         its output, as it comes, to a Sink                    [stream, sink]
//! └── Watch          whether it keeps within its Bounds, and has its turn  [watch, bounds]
//! ```

mod bounds;
mod group;
mod held;
mod sink;
mod stream;
mod watch;

use crate::budget::{Budget, Share};
use crate::event::Doing;
use crate::sandbox::{self, Keeper, Policy, Stub};
use crate::stop::Stop;
use crate::threads;
use crate::turns::Turn;
use crate::usage;
use group::Group;
use rustix::process::setpriority_process;
use std::ffi::OsStr;
use std::fs::File;
use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::time::Duration;
use watch::Watch;

pub use bounds::{Bounds, Cause};
pub use sink::Sink;

/// How a process has ended.
#[derive(Debug)]
pub struct Ended {
    pub cause: Cause,
    /// `None` when it had done enough.
    pub status: Option<ExitStatus>,
    /// A process that had done enough, and was ended, but may not be gone: until the kernel has taken a large one apart,
    /// some milliseconds pass. Dropping this waits for that.
    pub remains: Option<Remains>,
    /// Time that the processors worked for it, where the system tells.
    pub cpu: Option<Duration>,
    /// How long it stood still to let others go first.
    pub paused: Duration,
    /// What it was doing when its time was over, where the system tells.
    pub doing: Option<Doing>,
}

/// What is started.
pub struct Start<'a> {
    pub stub: &'a Stub,
    pub policy: &'a Policy,
    pub program: &'a Path,
    pub arguments: &'a [&'a OsStr],
    pub environment: &'a [(&'a str, &'a OsStr)],
    /// The folder it is in.
    pub folder: &'a Path,
}

impl Start<'_> {
    /// The command, with nothing to read. The stub makes it a session of its own.
    pub fn command(&self) -> Command {
        let mut command = sandbox::command(self.stub, self.policy, self.program);
        command
            .args(self.arguments)
            .envs(self.environment.iter().copied())
            .current_dir(self.folder)
            .stdin(Stdio::null());
        command
    }
}

/// A process that was started. Dropping it ends it.
pub struct Running {
    group: Group,
    output: File,
    share: Option<Share>,
}

impl Running {
    /// Starts `command`, to end with the server. Standard output and standard error are one stream, so that what is written
    /// to both stays in order.
    ///
    /// The thread that calls this must live as long as the process, which the kernel ends together with it.
    ///
    /// # Errors
    /// When the process can't be started.
    pub fn start(command: Command, keeper: &Arc<Keeper>) -> io::Result<Self> {
        Self::start_apart(command, None, keeper)
    }

    /// The same; what it writes to standard error goes to `errors`, if that is given.
    ///
    /// # Errors
    /// As [`Running::start`].
    pub fn start_apart(
        mut command: Command,
        errors: Option<Stdio>,
        keeper: &Arc<Keeper>,
    ) -> io::Result<Self> {
        let (ours, theirs) = stream::stream()?;
        command.stdout(theirs.try_clone()?);
        command.stderr(errors.unwrap_or_else(|| theirs.into()));
        let child = command.spawn()?;
        // It holds the writing end of the output, which must be closed for the output to end.
        drop(command);
        Ok(Self {
            group: Group::of(child, keeper)?,
            output: File::from(ours),
            share: None,
        })
    }

    /// Takes it for a compiler: it may have other processes, which count as its own, and all of them count in `budget`.
    pub fn counted(mut self, budget: &Arc<Budget>) -> Self {
        self.share = Some(budget.count(self.group.leader));
        self
    }

    /// Lets everybody else go first.
    pub fn stand_back(&self) {
        // If not, it is only slower for others.
        let _ = setpriority_process(Some(self.group.leader), 10);
    }

    /// Whether the process has ended.
    pub fn has_ended(&self) -> bool {
        self.group.has_ended().unwrap_or(true)
    }

    /// Passes output on until the process ends, or `bounds`, counted from now, or `stop` end it. On return nothing of
    /// its process group does anything any more.
    ///
    /// With a `turn` it stands still while others have theirs, and that time does not count.
    ///
    /// # Errors
    /// When the process can't be waited for.
    pub fn finish(
        self,
        bounds: &Bounds,
        turn: Option<Turn>,
        stop: &Stop,
        sink: &mut dyn Sink,
    ) -> io::Result<Ended> {
        let Self {
            group,
            output,
            share,
        } = self;
        let mut turn = turn;
        let mut watch = Watch::new(&group, bounds, share.as_ref());
        let cause = watch.until_end(output, turn.as_mut(), stop, sink)?;
        let paused = watch.paused();
        let doing = (cause == Cause::Time)
            .then(|| threads::doing(&[group.leader]))
            .flatten();
        let cpu = usage::cpu(group.leader);
        let (status, remains) = if cause == Cause::Enough {
            group.kill();
            (None, Some(Remains(group, share)))
        } else {
            (Some(group.end()?), None)
        };
        Ok(Ended {
            cause,
            status,
            remains,
            cpu,
            paused,
            doing,
        })
    }
}

/// What is left of a process that was ended.
#[derive(Debug)]
pub struct Remains(
    #[expect(dead_code, reason = "what counts is that it is dropped")] Group,
    #[expect(dead_code, reason = "it counts for as long as it is held")] Option<Share>,
);
