//! How much a process has used, as `/proc` tells it
//! ([proc_pid_status(5)](https://man7.org/linux/man-pages/man5/proc_pid_status.5.html)).

use crate::stat;
use rustix::process::Pid;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Bytes of the kernel's memory that a thread holds: its stack there, and what describes it.
const THREAD: u64 = 24 * 1024;

/// What a process uses at the moment; nothing where the system does not tell.
#[derive(Default)]
pub struct Usage {
    /// Bytes of memory that it holds: pages of its own, in memory or put aside, the tables that name them, and what the
    /// kernel needs for its threads. Pages of files, such as libraries, are nobody's: the system has them back at any time.
    pub memory: u64,
    pub threads: u64,
}

impl Usage {
    pub fn of(process: Pid) -> Self {
        let folder = folder(process);
        let status = read(&folder.join("status"));
        let threads = field(&status, "Threads:").unwrap_or_default();
        let pages = pages(&status).or_else(|| {
            // The main thread has ended before the others, and is shown without memory.
            other_threads(&folder).find_map(|thread| pages(&read(&thread.join("status"))))
        });
        Self {
            memory: pages.unwrap_or_default() + threads * THREAD,
            threads,
        }
    }

    /// That of `processes` together.
    pub fn of_all(processes: &[Pid]) -> Self {
        let all = processes.iter().map(|process| Self::of(*process));
        all.reduce(|sum, one| Self {
            memory: sum.memory + one.memory,
            threads: sum.threads + one.threads,
        })
        .unwrap_or_default()
    }
}

/// Bytes of memory, and of what names it; `None` where a process has none any more.
fn pages(status: &str) -> Option<u64> {
    let kib = |name| field(status, name);
    // Linux before 4.5 tells only the sum of these.
    let resident = kib("RssAnon:").map(|own| own + kib("RssShmem:").unwrap_or_default());
    let resident = resident.or_else(|| kib("VmRSS:"))?;
    let others = ["VmSwap:", "VmPTE:"].map(|name| kib(name).unwrap_or_default());
    Some((resident + others.iter().sum::<u64>()) * 1024)
}

/// A number from `/proc/PID/status`.
fn field(status: &str, name: &str) -> Option<u64> {
    let rest = status.lines().find_map(|line| line.strip_prefix(name))?;
    rest.split_whitespace().next()?.parse().ok()
}

fn other_threads(process: &Path) -> impl Iterator<Item = PathBuf> {
    let threads = std::fs::read_dir(process.join("task"));
    // All of them show the same; the first may be the one that has ended.
    let threads = threads.into_iter().flatten().flatten().take(3);
    threads.map(|thread| thread.path())
}

/// Bytes of pages of files on disks that a process has made dirty, counted as it happens; nothing, where the system does not
/// tell.
pub fn written(process: Pid) -> u64 {
    let text = read(&folder(process).join("io"));
    field(&text, "write_bytes:").unwrap_or_default()
}

/// Where its line names the ticks of the clock: in its own code and in the kernel's, and the same of those it has waited for.
const TICKS: std::ops::Range<usize> = 11..15;

/// Time that the processors have worked for a process and those it has waited for.
pub fn cpu(process: Pid) -> Option<Duration> {
    let fields = stat::behind_name(process)?;
    let ticks = fields.get(TICKS)?.iter().map(|ticks| ticks.parse::<u64>());
    let ticks = ticks.sum::<Result<u64, _>>().ok()?;
    let per_second = rustix::param::clock_ticks_per_second().max(1);
    Some(Duration::from_millis(ticks * 1000 / per_second))
}

fn read(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap_or_default()
}

fn folder(process: Pid) -> PathBuf {
    PathBuf::from(format!("/proc/{}", process.as_raw_nonzero()))
}
