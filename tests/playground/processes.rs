//! Programs that do not end by themselves, the processes of programs, and waiting for their end.

use crate::client::PATIENCE;
use std::path::Path;
use std::time::{Duration, Instant};

/// Prints the number of its process, and sleeps for longer than any test waits.
pub const SLEEPS: &str = "fn main() { println!(\"{}\", std::process::id()); std::thread::sleep(std::time::Duration::from_secs(600)) }";

/// The compiler says something of it, by which it is known to be at work, and then works for ever.
pub const COMPILES_FOR_EVER: &str = "#![allow(long_running_const_eval)] const A: u8 = { loop {} 1 }; fn main() { println!(\"{A}\") }";

/// The linker is to link a library as well that is what it writes its own words to.
pub const LINKS_FOR_EVER: &str = "core::arch::global_asm!(\".section .deplibs,\\\"MS\\\",@llvm_dependent_libraries,1\", \".asciz \\\"/proc/self/fd/1\\\"\");
    fn main() { println!(\"never\") }";

/// Processes of which this is true, by their numbers.
pub fn processes(is_one: impl Fn(&Path) -> bool) -> Vec<String> {
    let all = std::fs::read_dir("/proc").unwrap().flatten();
    all.filter(|process| is_one(&process.path()))
        .map(|process| process.file_name().to_string_lossy().into_owned())
        .collect()
}

/// Processes that work in `folder`.
pub fn processes_in(folder: &Path) -> Vec<String> {
    processes(|process| {
        std::fs::read_link(process.join("cwd")).is_ok_and(|works_in| works_in.starts_with(folder))
    })
}

/// Waits for the end of a process, whoever has started it.
#[cfg(target_os = "linux")]
#[track_caller]
pub fn wait_for_end_of(process: &str) {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::Errno;
    use rustix::process::{Pid, PidfdFlags, pidfd_open};
    let start = Instant::now();
    let number = process.parse().ok().and_then(Pid::from_raw);
    let Ok(ending) = pidfd_open(number.expect("a number"), PidfdFlags::empty()) else {
        // Nobody has this number any more.
        return;
    };
    loop {
        let left = PATIENCE.saturating_sub(start.elapsed());
        let left = Timespec::try_from(left).expect("some minutes");
        match poll(&mut [PollFd::new(&ending, PollFlags::IN)], Some(&left)) {
            Ok(0) => panic!("after {PATIENCE:?} process {process} still runs"),
            Ok(_) => return,
            Err(Errno::INTR) => {}
            Err(error) => panic!("process {process} can't be waited for: {error}"),
        }
    }
}

/// The same, where the system does not announce it.
#[cfg(not(target_os = "linux"))]
#[track_caller]
pub fn wait_for_end_of(process: &str) {
    use rustix::process::{Pid, test_kill_process};
    let number = process
        .parse()
        .ok()
        .and_then(Pid::from_raw)
        .expect("a number");
    wait_until("the process has ended", || {
        test_kill_process(number).is_err()
    });
}

/// Waits until `done`, looking again and again: for what the system does not announce.
#[track_caller]
pub fn wait_until(what: &str, mut done: impl FnMut() -> bool) {
    let start = Instant::now();
    while !done() {
        assert!(
            start.elapsed() < PATIENCE,
            "after {PATIENCE:?} still not: {what}"
        );
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Bytes of memory that the system shows of a process by this name, as in `VmRSS`
/// ([proc_pid_status(5)](https://man7.org/linux/man-pages/man5/proc_pid_status.5.html)).
pub fn memory_of(process: u32, name: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let kib = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    kib.unwrap_or_else(|| panic!("no {name} in {status}")) << 10
}
