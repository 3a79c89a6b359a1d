//! What the kernel tells of a process in one line
//! ([proc_pid_stat(5)](https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html)).

use rustix::process::Pid;

/// The fields of the line behind the name, from the third on, which is the state; `None` where the system does not tell.
pub fn behind_name(process: Pid) -> Option<Vec<String>> {
    let file = format!("/proc/{}/stat", process.as_raw_nonzero());
    let line = std::fs::read_to_string(file).ok()?;
    // The name, in brackets, may contain anything.
    let (_, fields) = line.rsplit_once(')')?;
    Some(fields.split_whitespace().map(str::to_owned).collect())
}
