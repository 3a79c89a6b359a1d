//! How much a process has used, as `/proc` tells it
//! ([proc_pid_stat(5)](https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html)).

use rustix::process::Pid;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What a process uses at the moment; nothing where the system does not tell.
#[derive(Default)]
pub struct Usage {
    /// Bytes of memory that its pages occupy, those that it shares included.
    pub memory: u64,
    pub threads: u64,
    /// Bytes written to files on disks.
    pub written: u64,
    /// Bytes written to anything.
    pub sent: u64,
}

impl Usage {
    pub fn of(process: Pid) -> Self {
        let folder = folder(process);
        let memory = match resident(&folder.join("statm")) {
            // The main thread has ended before the others, and is shown without memory.
            0 => threads(&folder)
                .map(|thread| resident(&thread.join("statm")))
                .max(),
            memory => Some(memory),
        };
        let (written, sent) = written(&folder.join("io")).unwrap_or_default();
        Self {
            memory: memory.unwrap_or_default(),
            // The same number as that of folders in `task`, but for one read.
            threads: field(&folder.join("stat"), THREADS_FIELD).unwrap_or_default(),
            written,
            sent,
        }
    }
}

/// Where `/proc/PID/stat` tells the number of threads, counted behind the name.
const THREADS_FIELD: usize = 17;

fn threads(process: &Path) -> impl Iterator<Item = PathBuf> {
    let threads = std::fs::read_dir(process.join("task"));
    // All of them show the same; the first may be the one that has ended.
    let threads = threads.into_iter().flatten().flatten().take(3);
    threads.map(|thread| thread.path())
}

fn resident(statm: &Path) -> u64 {
    let text = std::fs::read_to_string(statm).unwrap_or_default();
    let pages = text
        .split(' ')
        .nth(1)
        .and_then(|pages| pages.parse::<u64>().ok());
    pages.unwrap_or(0) * rustix::param::page_size() as u64
}

/// Bytes that a process has written: of pages that it made dirty, counted as it happens; or, since pages of files in memory
/// count as nothing, of what it has written to anything.
fn written(io: &Path) -> Option<(u64, u64)> {
    let text = std::fs::read_to_string(io).ok()?;
    let number = |name: &str| {
        text.lines()
            .find_map(|line| line.strip_prefix(name)?.parse().ok())
    };
    Some((number("write_bytes: ")?, number("wchar: ")?))
}

/// A number from `/proc/PID/stat`.
fn field(stat: &Path, index: usize) -> Option<u64> {
    let text = std::fs::read_to_string(stat).ok()?;
    // The name, in brackets, may contain anything.
    let (_, fields) = text.rsplit_once(')')?;
    fields.split_whitespace().nth(index)?.parse().ok()
}

/// Time that the processors have worked for a process and those it has waited for.
pub fn cpu(process: Pid) -> Option<Duration> {
    let stat = folder(process).join("stat");
    let ticks: u64 = (11..15)
        .map(|index| field(&stat, index))
        .sum::<Option<u64>>()?;
    let per_second = rustix::param::clock_ticks_per_second().max(1);
    Some(Duration::from_millis(ticks * 1000 / per_second))
}

fn folder(process: Pid) -> PathBuf {
    PathBuf::from(format!("/proc/{}", process.as_raw_nonzero()))
}
