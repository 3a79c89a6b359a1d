//! Tells a deadlock from a slow program, without waiting for either.

/// Whether every thread of the process `pid` waits, without a time limit, for another thread: it will never go on.
///
/// Linux says in `/proc/<pid>/task/<tid>/syscall` what a thread waits for. A `futex` whose time limit is a null pointer
/// is how std's locks, condition variables, channels, `join` and `park` wait. The threads can't be read all at one
/// moment, so they are read twice: if none was scheduled in between, there was a moment when all of them waited.
/// Elsewhere, or when the kernel does not say, the answer is `false`, and a time limit has to do.
pub fn waits_for_ever(pid: u32) -> bool {
    let before = waiting_threads(pid);
    before.is_some() && before == waiting_threads(pid)
}

/// For each thread its id and how often it was scheduled; `None` when a thread does anything but wait for ever.
#[cfg(target_os = "linux")]
fn waiting_threads(pid: u32) -> Option<Vec<(String, String)>> {
    let mut threads = Vec::new();
    for entry in std::fs::read_dir(format!("/proc/{pid}/task")).ok()? {
        let task = entry.ok()?.path();
        let syscall = std::fs::read_to_string(task.join("syscall")).ok()?;
        if !is_endless_futex(&syscall) {
            return None;
        }
        let status = std::fs::read_to_string(task.join("status")).ok()?;
        let switches = status
            .lines()
            .filter(|line| line.contains("ctxt_switches"))
            .collect();
        threads.push((task.file_name()?.to_string_lossy().into_owned(), switches));
    }
    if threads.is_empty() {
        None
    } else {
        Some(threads)
    }
}

#[cfg(not(target_os = "linux"))]
fn waiting_threads(_pid: u32) -> Option<Vec<(String, String)>> {
    None
}

/// `syscall` is the number of the call and its arguments: futex(address, operation, value, time limit, …).
#[cfg(target_os = "linux")]
fn is_endless_futex(syscall: &str) -> bool {
    const FUTEX: &str = if cfg!(target_arch = "aarch64") {
        "98"
    } else {
        "202"
    };
    let mut words = syscall.split_whitespace();
    words.next() == Some(FUTEX) && words.nth(3) == Some("0x0")
}
