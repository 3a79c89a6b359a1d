//! The process that ends what a server has started, when the server ends in whatever way.
//!
//! The kernel ends a process together with the one that started it, if it has asked for that. The linker that rustc starts
//! has not, nor has what cargo starts. So each server starts one *keeper*, and tells it by a pipe which process groups live.
//! When the pipe ends, so has the server, and the keeper kills those groups: every process in them, whoever started it.

use super::executable::Stub;
use rustix::process::{Pid, Signal, kill_process_group};
use std::collections::BTreeSet;
use std::io::{self, BufRead, Write};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The first argument of the keeper.
pub(super) const KEEPER: &str = "__keeper";

/// A server's end of its keeper. Dropping it ends all groups that are still kept.
#[derive(Debug)]
pub struct Keeper {
    stub: Stub,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    process: Process,
    groups: BTreeSet<i32>,
}

/// The keeper itself.
#[derive(Debug)]
struct Process {
    child: Child,
    pipe: Option<ChildStdin>,
}

impl Keeper {
    /// Starts a keeper from `stub`.
    ///
    /// # Errors
    /// When it does not start.
    pub fn start(stub: Stub) -> io::Result<Arc<Self>> {
        let state = Mutex::new(State {
            process: Process::start(&stub)?,
            groups: BTreeSet::new(),
        });
        Ok(Arc::new(Self { stub, state }))
    }

    /// What it was started from.
    pub fn stub(&self) -> &Stub {
        &self.stub
    }

    /// Has the group of `leader` end with the server, until the answer is dropped. That must be before the leader is waited
    /// for: its number may then be another's.
    ///
    /// # Errors
    /// When there is no keeper any more, and no other starts.
    pub fn keep(self: &Arc<Self>, leader: Pid) -> io::Result<Kept> {
        let leader = leader.as_raw_nonzero().get();
        let mut state = self.lock();
        state.groups.insert(leader);
        let kept = Kept {
            keeper: Arc::clone(self),
            leader,
        };
        let told = state.process.tell('+', leader).or_else(|_| {
            // Somebody has ended it.
            state.process = Process::start(&self.stub)?;
            let State { process, groups } = &mut *state;
            groups
                .iter()
                .try_for_each(|group| process.tell('+', *group))
        });
        drop(state);
        told.map_err(|error| {
            let what = "the process that ends programs together with the server does not start";
            io::Error::new(error.kind(), format!("{what}: {error}"))
        })?;
        Ok(kept)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A process group that ends with the server.
#[derive(Debug)]
pub struct Kept {
    keeper: Arc<Keeper>,
    leader: i32,
}

impl Drop for Kept {
    fn drop(&mut self) {
        let mut state = self.keeper.lock();
        state.groups.remove(&self.leader);
        // If it is not there, the next one never hears of this group.
        let _ = state.process.tell('-', self.leader);
    }
}

impl Process {
    fn start(stub: &Stub) -> io::Result<Self> {
        let mut child = stub
            .command()
            .arg(KEEPER)
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            // Whoever waits for the end of the server's output does not wait for the keeper.
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let pipe = child.stdin.take();
        Ok(Self { child, pipe })
    }

    fn tell(&mut self, sign: char, group: i32) -> io::Result<()> {
        // In one piece: what a server that is being killed has begun to say is said.
        let line = format!("{sign}{group}\n");
        match &mut self.pipe {
            Some(pipe) => pipe.write_all(line.as_bytes()),
            None => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.pipe = None;
        let _ = self.child.wait();
    }
}

/// Is the keeper: reads from the standard input which groups live, and ends them with it.
pub(super) fn keep() -> ! {
    // Ctrl-C and a terminal that closes end the server; what it has started is then ended here.
    let _ = rustix::process::setsid();
    #[cfg(target_os = "linux")]
    {
        for signal in [libc::SIGINT, libc::SIGTERM, libc::SIGHUP] {
            // SAFETY: there is one thread, and nothing has set a handler.
            unsafe { libc::signal(signal, libc::SIG_IGN) };
        }
        super::descriptors::close();
    }
    let mut groups = BTreeSet::new();
    for line in io::stdin().lock().lines().map_while(Result::ok) {
        let Some((sign, group)) = line.split_at_checked(1) else {
            continue;
        };
        // Never 1, nor what means all.
        let Some(group) = group.parse().ok().filter(|group| *group > 1) else {
            continue;
        };
        match sign {
            "+" => groups.insert(group),
            _ => groups.remove(&group),
        };
    }
    for group in groups.into_iter().filter_map(Pid::from_raw) {
        // That there is nobody left is as good.
        let _ = kill_process_group(group, Signal::KILL);
    }
    std::process::exit(0)
}
