//! What the threads of a process are doing, as the kernel tells it.
//!
//! Linux says in `/proc/<pid>/task/<tid>/syscall` which call a thread is in, and with what arguments
//! ([proc(5)](https://man7.org/linux/man-pages/man5/proc_pid_syscall.5.html)). A wait without a time limit has a null
//! pointer, or -1, in the place of one: so wait std's locks, condition variables, channels, `join` and `park`. The threads
//! can't be read all at one moment, so several looks must find the same threads waiting, none of them scheduled in between.

use crate::event::Doing;
use rustix::process::Pid;
use std::path::Path;
use std::time::Duration;

/// So many looks are taken, so far apart: threads that pass something on to each other are in turn found at work.
#[cfg(target_os = "linux")]
const LOOKS: usize = 6;
const APART: Duration = Duration::from_millis(2);

/// What `processes` are doing, which takes some milliseconds to find out. `None` where the system does not tell.
#[cfg(target_os = "linux")]
pub fn doing(processes: &[Pid]) -> Option<Doing> {
    let mut looks = Vec::new();
    for number in 0..LOOKS {
        if number > 0 {
            std::thread::sleep(APART);
        }
        looks.push(look(processes)?);
    }
    let waits = |look: &Vec<Thread>| look.iter().all(|thread| thread.at == At::Wait);
    if looks.iter().all(waits) && looks.windows(2).all(|pair| pair[0] == pair[1]) {
        return Some(Doing::Waiting);
    }
    let works = |look: &&Vec<Thread>| look.iter().any(|thread| thread.at == At::Work);
    let is_busy = looks.iter().filter(works).count() * 2 > LOOKS;
    Some(if is_busy {
        Doing::Computing
    } else {
        Doing::Sleeping
    })
}

#[cfg(not(target_os = "linux"))]
pub fn doing(_processes: &[Pid]) -> Option<Doing> {
    None
}

/// Whether each thread of `processes` waits for another, so that none will ever go on.
pub fn wait_for_ever(processes: &[Pid]) -> bool {
    doing(processes) == Some(Doing::Waiting)
}

#[derive(Debug, PartialEq, Eq)]
struct Thread {
    id: String,
    at: At,
    /// How often it was scheduled.
    switches: String,
}

/// What a thread is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Work,
    /// In a call that ends by itself.
    Sleep,
    /// In a call that ends when somebody else does something.
    Wait,
}

/// All threads that have not ended; `None` when they can't be read.
#[cfg(target_os = "linux")]
fn look(processes: &[Pid]) -> Option<Vec<Thread>> {
    let mut tasks = Vec::new();
    for process in processes {
        let folder = format!("/proc/{}/task", process.as_raw_nonzero());
        for entry in std::fs::read_dir(folder).ok()? {
            tasks.push(entry.ok()?.path());
        }
    }
    let mut threads = Vec::new();
    for task in tasks {
        // One that ended between the two looks at it is as good as one that was never there.
        let Some(status) = read(&task, "status") else {
            continue;
        };
        let line = |name: &str| status.lines().find_map(|line| line.strip_prefix(name));
        let state = line("State:").unwrap_or_default().trim();
        if state.starts_with(['Z', 'X']) {
            continue;
        }
        let Some(call) = read(&task, "syscall") else {
            if task.exists() {
                return None;
            }
            continue;
        };
        threads.push(Thread {
            id: task.file_name()?.to_string_lossy().into_owned(),
            at: match state.chars().next() {
                Some('R') => At::Work,
                // A disk, or whoever has stopped it, will have it go on.
                Some('D' | 'T' | 't') => At::Sleep,
                _ => at(&call),
            },
            switches: [
                line("voluntary_ctxt_switches:"),
                line("nonvoluntary_ctxt_switches:"),
            ]
            .map(Option::unwrap_or_default)
            .join(" "),
        });
    }
    (!threads.is_empty()).then_some(threads)
}

fn read(task: &Path, file: &str) -> Option<String> {
    std::fs::read_to_string(task.join(file)).ok()
}

/// What a thread is at that is in `call`: `running`, or the number of a call and its arguments.
#[cfg(target_os = "linux")]
fn at(call: &str) -> At {
    let mut words = call.split_whitespace();
    let number = words.next().unwrap_or_default();
    let Ok(number) = number.parse::<i64>() else {
        return At::Work;
    };
    let arguments: Vec<u64> = words
        .filter_map(|word| u64::from_str_radix(word.trim_start_matches("0x"), 16).ok())
        .collect();
    let argument = |index: usize| arguments.get(index).copied().unwrap_or(1);
    if waits_for_ever(number, argument) {
        At::Wait
    } else {
        At::Sleep
    }
}

/// Whether a call that blocks has no time limit.
#[cfg(target_os = "linux")]
fn waits_for_ever(call: i64, argument: impl Fn(usize) -> u64) -> bool {
    // No time limit, in milliseconds; of a register only the half that holds an `int` counts.
    let is_endless = |index: usize| (argument(index) as i32) < 0;
    match call {
        libc::SYS_futex | libc::SYS_futex_waitv | libc::SYS_epoll_pwait2 => argument(3) == 0,
        libc::SYS_ppoll | libc::SYS_rt_sigtimedwait => argument(2) == 0,
        libc::SYS_pselect6 => argument(4) == 0,
        libc::SYS_epoll_pwait => is_endless(3),
        #[cfg(target_arch = "x86_64")]
        libc::SYS_epoll_wait => is_endless(3),
        #[cfg(target_arch = "x86_64")]
        libc::SYS_poll => is_endless(2),
        #[cfg(target_arch = "x86_64")]
        libc::SYS_select => argument(4) == 0,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_pause => true,
        libc::SYS_read
        | libc::SYS_readv
        | libc::SYS_recvfrom
        | libc::SYS_recvmsg
        | libc::SYS_rt_sigsuspend
        | libc::SYS_wait4
        | libc::SYS_waitid
        | libc::SYS_flock => true,
        // What goes to the standard output is read by the server, as soon as it comes to that.
        libc::SYS_write | libc::SYS_writev | libc::SYS_sendto | libc::SYS_sendmsg => {
            argument(0) > 2
        }
        _ => false,
    }
}

#[cfg(all(test, target_os = "linux", target_arch = "x86_64"))]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_told_from_a_sleep_by_its_time_limit() {
        // As the kernel shows `join`, `park_timeout`, `sleep`, `recv` of a socket, and `poll` with and without a limit.
        for (call, expected) in [
            (
                "202 0x7f3c990 0x109 0x1e5 0x0 0x0 0xffffffff 0x7ffd60 0x7f3d2b",
                At::Wait,
            ),
            (
                "202 0x55d0a2 0x189 0xffffffff 0x7ffd88 0x0 0xffffffff 0x7ffd40 0x7f95",
                At::Sleep,
            ),
            (
                "230 0x0 0x0 0x7ffc3e 0x7ffc3e 0x0 0x0 0x7ffc10 0x7f81",
                At::Sleep,
            ),
            ("45 0x3 0x7ffc 0x1 0x0 0x0 0x0 0x7ffc10 0x7f81", At::Wait),
            (
                "7 0x7ffc 0x1 0xffffffff 0x0 0x0 0x0 0x7ffc10 0x7f81",
                At::Wait,
            ),
            ("7 0x7ffc 0x1 0x3e8 0x0 0x0 0x0 0x7ffc10 0x7f81", At::Sleep),
            ("1 0x1 0x7ffc 0x1000 0x0 0x0 0x0 0x7ffc10 0x7f81", At::Sleep),
            ("running", At::Work),
        ] {
            assert_eq!(at(call), expected, "{call}");
        }
    }
}
