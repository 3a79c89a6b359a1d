#![allow(dead_code, unused_imports, unused_unsafe, clippy::all)]
use std::io::{Error, Result};
use std::os::unix::process::CommandExt;
type Text = *const std::ffi::c_char;

unsafe extern "C" {
    fn fork() -> i32;
    fn vfork() -> i32;
    fn getppid() -> i32;
    fn kill(pid: i32, signal: i32) -> i32;
    fn tgkill(group: i32, thread: i32, signal: i32) -> i32;
    fn fcntl(file: i32, command: i32, ...) -> i32;
    fn prctl(option: i32, ...) -> i32;
    fn setpriority(which: i32, who: i32, priority: i32) -> i32;
    fn setrlimit(which: i32, limit: &[u64; 2]) -> i32;
    fn prlimit(pid: i32, which: i32, new: *const [u64; 2], old: *mut [u64; 2]) -> i32;
    fn setpgid(pid: i32, group: i32) -> i32;
    fn setsid() -> i32;
    fn setuid(user: u32) -> i32;
    fn setgid(group: u32) -> i32;
    fn setresuid(real: u32, effective: u32, saved: u32) -> i32;
    fn unshare(flags: i32) -> i32;
    fn chroot(path: Text) -> i32;
    fn mount(source: Text, target: Text, kind: Text, flags: u64, data: *const u8) -> i32;
    fn umount2(target: Text, flags: i32) -> i32;
    fn socket(domain: i32, kind: i32, protocol: i32) -> i32;
    fn socketpair(domain: i32, kind: i32, protocol: i32, pair: &mut [i32; 2]) -> i32;
    fn truncate(path: Text, length: i64) -> i32;
    fn chmod(path: Text, mode: u32) -> i32;
    fn chown(path: Text, user: u32, group: u32) -> i32;
    fn lchown(path: Text, user: u32, group: u32) -> i32;
    fn utimes(path: Text, times: *const u8) -> i32;
    fn utimensat(folder: i32, path: Text, times: *const u8, flags: i32) -> i32;
    fn setxattr(path: Text, name: Text, value: Text, size: usize, flags: i32) -> i32;
    fn mkfifo(path: Text, mode: u32) -> i32;
    fn shm_open(name: Text, flags: i32, mode: u32) -> i32;
    fn open(path: Text, flags: i32, ...) -> i32;
    fn syscall(number: i64, ...) -> i64;
    fn mmap(at: *mut u8, length: usize, protection: i32, flags: i32, file: i32, offset: i64) -> *mut u8;
    fn setsockopt(socket: i32, level: i32, option: i32, value: *const i32, length: u32) -> i32;
    fn flock(file: i32, operation: i32) -> i32;
}

unsafe fn call(number: i64) -> i64 {
    unsafe { syscall(number, 0i64, 0i64, 0i64, 0i64, 0i64, 0i64) }
}

unsafe fn call3(number: i64, one: i64, two: i64, three: i64) -> i64 {
    unsafe { syscall(number, one, two, three, 0i64, 0i64, 0i64) }
}

unsafe fn call5(number: i64, one: i64, two: i64, three: i64, four: i64, five: i64) -> i64 {
    unsafe { syscall(number, one, two, three, four, five, 0i64) }
}

/// SIGCHLD and no other flag: what `fork` is today.
unsafe fn clone_process() -> i64 {
    let child = unsafe { call3(CLONE, 17, 0, 0) };
    if child == 0 {
        std::process::exit(0)
    }
    child
}

/// The program, as it was started.
fn own_file() -> std::path::PathBuf {
    std::env::args_os().next().expect("a name").into()
}

unsafe fn pair(domain: i32, kind: i32) -> i32 {
    unsafe { socketpair(domain, kind, 0, &mut [0, 0]) }
}

trait ExecHere {
    fn exec_here(&mut self) -> Result<()>;
}

impl ExecHere for std::process::Command {
    fn exec_here(&mut self) -> Result<()> {
        Err(self.exec())
    }
}

/// What came of it.
trait Outcome {
    fn outcome(self) -> Result<()>;
}

impl Outcome for i32 {
    fn outcome(self) -> Result<()> {
        i64::from(self).outcome()
    }
}

/// What `mmap` returns.
impl Outcome for *mut u8 {
    fn outcome(self) -> Result<()> {
        (self as i64).outcome()
    }
}

impl Outcome for i64 {
    fn outcome(self) -> Result<()> {
        if self == -1 { Err(Error::last_os_error()) } else { Ok(()) }
    }
}

impl<T> Outcome for Result<T> {
    fn outcome(self) -> Result<()> {
        self.map(drop)
    }
}

fn told(what: &str, outcome: Result<()>) {
    match outcome {
        Ok(()) => println!("DONE {what}"),
        // EPERM, EACCES, ENOSYS: for no reason but that it is not allowed.
        Err(error) if matches!(error.raw_os_error(), Some(1 | 13 | 38)) => println!("refused {what}"),
        Err(error) => println!("FAILED {what}: {error}"),
    }
}

macro_rules! calls {
    ($($name:ident $x86_64:literal $aarch64:literal,)*) => {
        $(const $name: i64 = if cfg!(target_arch = "x86_64") { $x86_64 } else { $aarch64 };)*
    };
}

// What an architecture does not have is a number that no kernel knows.
calls! {
    FORK 57 9999, VFORK 58 9999, CLONE 56 220, CLONE3 435 435, EXECVEAT 322 281, MEMFD_CREATE 319 279,
    CONNECT 42 203, BIND 49 200, LISTEN 50 201, ACCEPT 43 202, TKILL 200 130, TGKILL 234 131,
    PIDFD_OPEN 434 434, PIDFD_SEND_SIGNAL 424 424, RT_SIGQUEUEINFO 129 138, PTRACE 101 117,
    PROCESS_VM_READV 310 270, PROCESS_VM_WRITEV 311 271, KCMP 312 272, SCHED_SETAFFINITY 203 122,
    SCHED_SETSCHEDULER 144 119, IOPRIO_SET 251 30, MIGRATE_PAGES 256 238, SETNS 308 268, BPF 321 280,
    PERF_EVENT_OPEN 298 241, USERFAULTFD 323 282, IO_URING_SETUP 425 425, KEYCTL 250 219, ADD_KEY 248 217,
    OPEN_BY_HANDLE_AT 304 265, SECCOMP 317 277, PERSONALITY 135 92, INIT_MODULE 175 105, REBOOT 169 142,
    SHMGET 29 194, MSGGET 68 186, SEMGET 64 190, MQ_OPEN 240 180, CAPSET 126 91, FCHMODAT2 452 452,
    RENAMEAT2 316 276, SENDMSG 46 211, SENDMMSG 307 269, SENDFILE 40 71, SPLICE 275 76, TEE 276 77, VMSPLICE 278 75,
    CLOSE_RANGE 436 436, READLINKAT 267 78, GETXATTR 191 8, LGETXATTR 192 9, LISTXATTR 194 11, IO_SETUP 206 0, REMAP_FILE_PAGES 216 234,
}

fn main() {
    // ATTEMPTS
}
