//! One sandboxed process from its start to its end: its output, its limits, and what is left of it.

use crate::event::Doing;
use crate::sandbox::{self, Policy};
use crate::scratch;
use crate::stop::Stop;
use crate::threads;
use crate::usage::{self, Usage};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{
    Pid, Signal, WaitId, WaitIdOptions, kill_process, kill_process_group, setpriority_process,
    waitid,
};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// How often memory is looked at.
const LOOK: Duration = Duration::from_millis(50);

/// More threads than this are more than the memory allows, if their stacks have the usual size; with small ones, a
/// program could use up the numbers that the system has for processes.
const THREADS: u64 = 2000;

/// How often over a program may write as much as may be in its folder: a file that is removed while it is open, or mapped,
/// takes room that nobody sees.
const REWRITTEN: u64 = 4;

/// How long output is read on after the end of the process, from others that still hold its descriptors.
const REST: Duration = Duration::from_millis(200);

/// What a process may do before it is ended.
pub struct Bounds {
    pub time: Duration,
    /// Bytes of memory that its pages occupy.
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
    Stop,
}

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
    /// What it was doing when its time was over, where the system tells.
    pub doing: Option<Doing>,
}

/// Where output goes, as it comes.
pub trait Sink {
    fn take(&mut self, bytes: &[u8]);

    /// When [`Sink::flush`] wants to be called, if something waits in here.
    fn due(&self) -> Option<Instant> {
        None
    }

    fn flush(&mut self) {}

    /// Why the process should end now, if it should: it has done [`Cause::Enough`], or written too much
    /// [`Cause::Output`].
    fn verdict(&self) -> Option<Cause> {
        None
    }
}

/// What is started.
pub struct Start<'a> {
    pub stub: &'a Path,
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
}

impl Running {
    /// Starts `command`. Standard output and standard error are one stream, so that what is written to both stays in
    /// order.
    ///
    /// The thread that calls this must live as long as the process, which the kernel ends together with it.
    ///
    /// # Errors
    /// When the process can't be started.
    pub fn start(mut command: Command) -> io::Result<Self> {
        let (ours, theirs) = stream()?;
        command.stdout(theirs.try_clone()?).stderr(theirs);
        let child = command.spawn()?;
        // It holds the writing end of the output, which must be closed for the output to end.
        drop(command);
        Ok(Self {
            group: Group::of(child),
            output: File::from(ours),
        })
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
    /// # Errors
    /// When the process can't be waited for.
    pub fn finish(
        mut self,
        bounds: &Bounds,
        stop: &Stop,
        sink: &mut dyn Sink,
    ) -> io::Result<Ended> {
        let cause = self.group.watch(self.output, bounds, stop, sink)?;
        let doing = (cause == Cause::Time)
            .then(|| threads::doing(self.group.leader))
            .flatten();
        let cpu = usage::cpu(self.group.leader);
        if cause == Cause::Enough {
            self.group.kill();
            return Ok(Ended {
                cause,
                status: None,
                remains: Some(Remains(self.group)),
                cpu,
                doing,
            });
        }
        let status = Some(self.group.end()?);
        Ok(Ended {
            cause,
            status,
            remains: None,
            cpu,
            doing,
        })
    }
}

/// What is left of a process that was ended.
#[derive(Debug)]
pub struct Remains(#[expect(dead_code, reason = "what counts is that it is dropped")] Group);

/// A process and all that it starts. Dropping it ends them.
#[derive(Debug)]
struct Group {
    child: Child,
    leader: Pid,
    reaped: bool,
}

impl Group {
    fn of(child: Child) -> Self {
        let leader = Pid::from_child(&child);
        Self {
            child,
            leader,
            reaped: false,
        }
    }

    /// Passes output on until the process has ended, and tells why; if it is not by itself, the process still runs.
    fn watch(
        &mut self,
        output: File,
        bounds: &Bounds,
        stop: &Stop,
        sink: &mut dyn Sink,
    ) -> io::Result<Cause> {
        let start = Instant::now();
        let mut output = Some(output);
        let mut left = bounds.output;
        let mut next_look = start + LOOK;
        let ending = ending(self.leader);
        let folder = bounds.files.as_ref().map(|(folder, _)| folder);
        let in_memory = folder.is_some_and(|folder| scratch::is_in_memory(folder));
        let cause = loop {
            let now = Instant::now();
            if sink.due().is_some_and(|due| due <= now) {
                sink.flush();
            }
            if now >= start + bounds.time {
                break Cause::Time;
            }
            if now >= next_look {
                next_look = now + LOOK;
                let used = Usage::of(self.leader);
                if used.memory > bounds.memory || used.threads > THREADS {
                    break Cause::Memory;
                }
                if let Some((folder, most)) = &bounds.files {
                    let written = if in_memory { used.sent } else { used.written };
                    if written > REWRITTEN * most || scratch::exceeds(folder, *most) {
                        break Cause::Files;
                    }
                }
            }
            let mut wake = next_look.min(start + bounds.time);
            if let Some(due) = sink.due() {
                wake = wake.min(due);
            }
            if output.is_none() && ending.is_none() {
                // Nothing to wait for but the end, which this system does not announce.
                wake = wake.min(now + Duration::from_millis(2));
            }
            let ready = wait(
                output.as_ref(),
                stop,
                ending.as_ref(),
                wake.saturating_duration_since(now),
            )?;
            if ready.stop {
                break Cause::Stop;
            }
            if ready.output
                && let Some(file) = &mut output
            {
                match pass(file, &mut left, sink)? {
                    Passed::All => {}
                    Passed::TooMuch => break Cause::Output,
                    Passed::End => output = None,
                }
                if let Some(cause) = sink.verdict() {
                    break cause;
                }
                continue;
            }
            if (ready.ended || ending.is_none()) && self.has_ended()? {
                break Cause::Itself;
            }
        };
        if cause == Cause::Itself
            && let Some(file) = &mut output
        {
            // Whoever else holds the output is ended, then what they have written is read.
            self.kill();
            let rest = Instant::now() + REST;
            while let Some(time) = rest.checked_duration_since(Instant::now())
                && wait(Some(file), stop, None, time)?.output
                && let Passed::All = pass(file, &mut left, sink)?
            {}
        }
        sink.flush();
        Ok(cause)
    }

    /// Whether the process has ended. It stays there as a zombie, so that its number is not given to another.
    fn has_ended(&self) -> io::Result<bool> {
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
        Ok(waitid(WaitId::Pid(self.leader), options)?.is_some())
    }

    /// Ends every process of the group, and forgets the leader.
    fn end(mut self) -> io::Result<ExitStatus> {
        self.kill();
        let status = self.child.wait()?;
        self.reaped = true;
        Ok(status)
    }

    fn kill(&self) {
        // That there is nobody left is as good. A stub has no group of its own in its first moments.
        let _ = kill_process_group(self.leader, Signal::KILL);
        let _ = kill_process(self.leader, Signal::KILL);
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        if !self.reaped {
            self.kill();
            let _ = self.child.wait();
        }
    }
}

/// A descriptor that becomes readable when the process ends, where the system has such.
fn ending(leader: Pid) -> Option<OwnedFd> {
    #[cfg(target_os = "linux")]
    return rustix::process::pidfd_open(leader, rustix::process::PidfdFlags::empty()).ok();
    #[cfg(not(target_os = "linux"))]
    return {
        let _ = leader;
        None
    };
}

struct Ready {
    output: bool,
    stop: bool,
    ended: bool,
}

fn wait(
    output: Option<&File>,
    stop: &Stop,
    ending: Option<&OwnedFd>,
    time: Duration,
) -> io::Result<Ready> {
    let time = Timespec {
        tv_sec: time.as_secs().try_into().unwrap_or(i64::MAX),
        tv_nsec: time.subsec_nanos().into(),
    };
    let mut descriptors = vec![PollFd::new(stop, PollFlags::IN)];
    descriptors.extend(output.map(|file| PollFd::new(file, PollFlags::IN)));
    descriptors.extend(ending.map(|ending| PollFd::new(ending, PollFlags::IN)));
    match poll(&mut descriptors, Some(&time)) {
        Ok(_) | Err(rustix::io::Errno::INTR) => {}
        Err(error) => return Err(error.into()),
    }
    let ready = |index: usize| {
        descriptors
            .get(index)
            .is_some_and(|polled| !polled.revents().is_empty())
    };
    Ok(Ready {
        stop: ready(0),
        output: output.is_some() && ready(1),
        ended: ending.is_some() && ready(1 + usize::from(output.is_some())),
    })
}

enum Passed {
    All,
    TooMuch,
    End,
}

/// Reads once, and passes on what is still allowed.
fn pass(file: &mut File, left: &mut usize, sink: &mut dyn Sink) -> io::Result<Passed> {
    let mut buffer = [0; 16 * 1024];
    let count = match file.read(&mut buffer) {
        // A socket whose other end is gone while something was unread.
        Err(error) if error.kind() == io::ErrorKind::ConnectionReset => 0,
        Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(Passed::All),
        // Ready for reading, and nothing there: what was sent out of band is not read.
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(Passed::All),
        outcome => outcome?,
    };
    if count == 0 {
        return Ok(Passed::End);
    }
    let allowed = count.min(*left);
    sink.take(&buffer[..allowed]);
    *left -= allowed;
    Ok(if allowed < count {
        Passed::TooMuch
    } else {
        Passed::All
    })
}

/// The two ends of what a process writes to: one for us, one for it. Unlike those of a pipe, they can't be opened anew
/// by a name like `/dev/stderr`, from which a compiler would read what it writes, for ever.
fn stream() -> io::Result<(OwnedFd, OwnedFd)> {
    let (ours, theirs) = UnixStream::pair()?;
    ours.set_nonblocking(true)?;
    Ok((ours.into(), theirs.into()))
}
