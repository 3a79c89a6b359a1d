//! Tells a deadlock from a slow program, without waiting for either.

/// So many looks in a row must see the same before a process is taken for dead.
const LOOKS: u32 = 3;

/// Looks at one process again and again, to find out whether every thread of it waits, without a time limit, for another
/// thread: then it will never go on.
///
/// Linux says in `/proc/<pid>/task/<tid>/syscall` what a thread waits for. A `futex` whose time limit is a null pointer
/// is how std's locks, condition variables, channels, `join` and `park` wait. The threads can't be read all at one
/// moment, so several looks must find the same threads waiting, none of them scheduled in between. Elsewhere, or when
/// the kernel does not say, a process is never found dead, and a time limit has to do.
#[derive(Default)]
pub struct Looks {
    seen: Option<Vec<(String, String)>>,
    same: u32,
}

impl Looks {
    /// Looks at the process `pid`, the same at every call. `true` when it will never go on.
    pub fn find_dead(&mut self, pid: u32) -> bool {
        let now = waiting_threads(pid);
        self.same = if now.is_some() && now == self.seen {
            self.same + 1
        } else {
            0
        };
        self.seen = now;
        self.same >= LOOKS
    }
}

/// Whether this system tells what a thread waits for.
#[allow(
    dead_code,
    reason = "the test of chapters compiles this file too, and has no use for it"
)]
pub fn can_tell() -> bool {
    cfg!(any(target_arch = "x86_64", target_arch = "aarch64"))
        && std::fs::read_to_string("/proc/thread-self/syscall").is_ok()
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
