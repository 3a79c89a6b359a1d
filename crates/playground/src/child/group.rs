//! A process and all that it starts.

use crate::sandbox::{Keeper, Kept};
use rustix::process::{
    Pid, Signal, WaitId, WaitIdOptions, kill_process, kill_process_group, waitid,
};
use std::io;
use std::os::fd::OwnedFd;
use std::process::{Child, ExitStatus};
use std::sync::Arc;

/// A process group. Dropping it ends all that is in it.
#[derive(Debug)]
pub struct Group {
    child: Child,
    pub leader: Pid,
    /// Until its leader is waited for.
    kept: Option<Kept>,
    reaped: bool,
}

impl Group {
    /// That of `child`, which is to end with the server whatever happens.
    ///
    /// # Errors
    /// When the keeper can't be told. Then the process is ended.
    pub fn of(child: Child, keeper: &Arc<Keeper>) -> io::Result<Self> {
        let leader = Pid::from_child(&child);
        let mut group = Self {
            child,
            leader,
            kept: None,
            reaped: false,
        };
        group.kept = Some(keeper.keep(leader)?);
        Ok(group)
    }

    /// Whether the process has ended. It stays there as a zombie, so that its number is not given to another.
    pub fn has_ended(&self) -> io::Result<bool> {
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
        Ok(waitid(WaitId::Pid(self.leader), options)?.is_some())
    }

    /// A descriptor that becomes readable when the process ends, where the system has such.
    pub fn ending(&self) -> Option<OwnedFd> {
        #[cfg(target_os = "linux")]
        return rustix::process::pidfd_open(self.leader, rustix::process::PidfdFlags::empty()).ok();
        #[cfg(not(target_os = "linux"))]
        return None;
    }

    /// Ends every process of the group, and forgets the leader.
    pub fn end(mut self) -> io::Result<ExitStatus> {
        self.end_now()
    }

    /// Has all of it stand still.
    pub fn pause(&self) {
        let _ = kill_process_group(self.leader, Signal::STOP);
    }

    /// Has it go on.
    pub fn resume(&self) {
        let _ = kill_process_group(self.leader, Signal::CONT);
    }

    pub fn kill(&self) {
        // That there is nobody left is as good. A stub has no group of its own in its first moments.
        let _ = kill_process_group(self.leader, Signal::KILL);
        let _ = kill_process(self.leader, Signal::KILL);
    }

    fn end_now(&mut self) -> io::Result<ExitStatus> {
        self.kill();
        self.kept = None;
        let status = self.child.wait()?;
        self.reaped = true;
        Ok(status)
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // Once it was waited for, its number may be another's.
        if !self.reaped {
            let _ = self.end_now();
        }
    }
}
