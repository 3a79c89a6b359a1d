//! The processes of a group, as `/proc` lists them.
//!
//! Not every kernel names the children of a process, and one whose parent has ended is nobody's child. So all processes are
//! listed, and of those that were not there at the last look it is read whose they are: compilers can't leave their group.

use crate::stat;
use rustix::process::Pid;
use std::collections::HashSet;
use std::time::{Duration, Instant};

/// How long a process that was seen in another group is passed over: its number may become that of a member.
const FORGET: Duration = Duration::from_secs(2);

/// Where its line names the group of a process.
const GROUP: usize = 2;

/// The processes of one group.
pub struct Members {
    leader: Pid,
    strangers: HashSet<Pid>,
    since: Instant,
}

impl Members {
    /// Those of the group that `leader` leads, or soon will.
    pub fn of(leader: Pid) -> Self {
        Self {
            leader,
            strangers: HashSet::new(),
            since: Instant::now(),
        }
    }

    /// All that there are now, as far as the system tells, the leader first.
    pub fn list(&mut self) -> Vec<Pid> {
        if self.since.elapsed() > FORGET {
            self.strangers.clear();
            self.since = Instant::now();
        }
        let mut members = vec![self.leader];
        let entries = std::fs::read_dir("/proc").into_iter().flatten().flatten();
        let numbers = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
        for process in numbers.filter_map(Pid::from_raw) {
            if process == self.leader || self.strangers.contains(&process) {
                continue;
            }
            if group(process) == Some(self.leader.as_raw_nonzero().get()) {
                members.push(process);
            } else {
                self.strangers.insert(process);
            }
        }
        members
    }
}

fn group(process: Pid) -> Option<i32> {
    stat::behind_name(process)?.get(GROUP)?.parse().ok()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::os::unix::process::CommandExt;
    use std::process::{Command, Stdio};

    #[test]
    fn who_is_started_by_others_of_a_group_belongs_to_it() {
        let mut shell = Command::new("sh")
            .args(["-c", "cat | cat"])
            .process_group(0)
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        let leader = Pid::from_child(&shell);
        let mut members = Members::of(leader);
        while members.list().len() < 3 {
            std::thread::yield_now();
        }
        assert_eq!(members.list()[0], leader);
        drop(shell.stdin.take());
        shell.wait().unwrap();
        assert_eq!(members.list(), [leader]);
    }
}
