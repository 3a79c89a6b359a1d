//! Other processes, and rights over the system.

use super::all_refused;
use crate::ground::Ground;
use crate::server_process::CANARY;
use crate::{Attack, attacks};

pub const ATTACKS: &[Attack] = attacks![
    a_fork_bomb_forks_nothing,
    a_program_starts_no_programs,
    a_new_program_in_its_place_is_refused,
    nothing_is_learned_of_other_processes,
    the_server_can_not_be_killed,
    other_processes_can_not_be_touched,
    the_program_can_not_outlive_the_server,
    rights_can_not_be_gained,
    root_has_no_rights_left,
    calls_of_old_and_other_kernels_are_refused,
    the_environment_names_a_folder_and_nothing_else,
    no_descriptors_are_inherited,
];

fn a_fork_bomb_forks_nothing(on: &Ground) {
    all_refused(
        on,
        &[
            "fork()",
            "vfork()",
            "call(FORK)",
            "call(VFORK)",
            "clone_process()",
            "call3(CLONE3, 0, 88, 0)",
        ],
    );
    let code = "unsafe extern \"C\" { fn fork() -> i32; }
        fn main() { for _ in 0..1000 { if unsafe { fork() } != -1 { println!(\"forked\") } } println!(\"end\") }";
    on.client.run(code).prints("end\n");
}

fn a_program_starts_no_programs(on: &Ground) {
    all_refused(
        on,
        &[
            "std::process::Command::new(\"/bin/sh\").arg(\"-c\").arg(\"true\").status()",
            "std::process::Command::new(\"/proc/self/exe\").status()",
            "std::process::Command::new(\"/bin/true\").exec_here()",
            "std::process::Command::new(\"{home}/.ssh/key\").exec_here()",
            "call3(MEMFD_CREATE, c\"x\".as_ptr() as i64, 0, 0)",
        ],
    );
}

fn a_new_program_in_its_place_is_refused(on: &Ground) {
    all_refused(
        on,
        &[
            "std::process::Command::new(\"/usr/bin/env\").exec_here()",
            "std::process::Command::new(\"/proc/self/fd/0\").exec_here()",
            "call5(EXECVEAT, 0, c\"\".as_ptr() as i64, 0, 0, 0x1000)",
        ],
    );
}

fn nothing_is_learned_of_other_processes(on: &Ground) {
    let files = [
        "environ",
        "cmdline",
        "maps",
        "mem",
        "status",
        "stat",
        "fd/0",
        "exe",
        "root/etc/passwd",
        "cwd/Cargo.toml",
    ];
    let mut ways: Vec<String> = files
        .iter()
        .map(|file| format!("std::fs::File::open(format!(\"/proc/{{}}/{file}\", getppid()))"))
        .collect();
    for file in ["environ", "cmdline", "mem", "mountinfo", "syscall", "stat"] {
        ways.push(format!("std::fs::File::open(\"/proc/self/{file}\")"));
    }
    ways.push("std::fs::File::open(\"/proc/1/environ\")".into());
    ways.push("std::fs::read_link(format!(\"/proc/{}/exe\", getppid()))".into());
    ways.push("std::fs::read_link(format!(\"/proc/{}/cwd\", getppid()))".into());
    let ways: Vec<&str> = ways.iter().map(String::as_str).collect();
    all_refused(on, &ways);
}

fn the_server_can_not_be_killed(on: &Ground) {
    all_refused(
        on,
        &[
            "kill(getppid(), 9)",
            "kill(getppid(), 0)",
            "kill(-1, 9)",
            "kill(0, 9)",
            "kill(-getppid(), 9)",
            "tgkill(getppid(), getppid(), 9)",
            "call3(TKILL, getppid() as i64, 9, 0)",
            "call3(TGKILL, -1, getppid() as i64, 9)",
            "call3(PIDFD_OPEN, getppid() as i64, 0, 0)",
            "call3(PIDFD_SEND_SIGNAL, 0, 9, 0)",
            "call3(RT_SIGQUEUEINFO, getppid() as i64, 9, 0)",
            "fcntl(1, 8, getppid())",
            "fcntl(1, 8, -getppid())",
            "fcntl(0, 8, getppid())",
            "fcntl(1, 10, 9)",
            "fcntl(1, 15, 0)",
        ],
    );
    assert!(on.client.hello()["token"].is_string(), "the server lives");
}

fn other_processes_can_not_be_touched(on: &Ground) {
    all_refused(
        on,
        &[
            "call3(PTRACE, 16, getppid() as i64, 0)",
            "call3(PROCESS_VM_READV, getppid() as i64, 0, 0)",
            "call3(PROCESS_VM_WRITEV, getppid() as i64, 0, 0)",
            "call3(KCMP, getppid() as i64, getppid() as i64, 0)",
            "setpriority(0, getppid(), 19)",
            "call3(SCHED_SETAFFINITY, getppid() as i64, 8, &1u64 as *const u64 as i64)",
            "call3(SCHED_SETSCHEDULER, getppid() as i64, 0, &0u64 as *const u64 as i64)",
            "call3(IOPRIO_SET, 1, getppid() as i64, 0)",
            "call3(MIGRATE_PAGES, getppid() as i64, 0, 0)",
            "prlimit(getppid(), 7, &[1, 1], std::ptr::null_mut())",
            "prlimit(getppid(), 7, std::ptr::null(), &mut [0, 0])",
            "setpgid(0, getppid())",
            "setsid()",
        ],
    );
}

fn the_program_can_not_outlive_the_server(on: &Ground) {
    // PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER, PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, PR_SET_MM
    all_refused(
        on,
        &[
            "prctl(1, 0, 0, 0, 0)",
            "prctl(1, 17, 0, 0, 0)",
            "prctl(36, 1, 0, 0, 0)",
            "prctl(4, 1, 0, 0, 0)",
            "prctl(38, 0, 0, 0, 0)",
            "prctl(22, 0, 0, 0, 0)",
            "prctl(35, 0, 0, 0, 0)",
        ],
    );
}

fn rights_can_not_be_gained(on: &Ground) {
    all_refused(
        on,
        &[
            "setuid(0)",
            "setgid(0)",
            "setresuid(0, 0, 0)",
            "unshare(0x1000_0000)",
            "unshare(0x0002_0000)",
            "chroot(c\"/\".as_ptr())",
            "mount(c\"none\".as_ptr(), c\"/tmp\".as_ptr(), c\"tmpfs\".as_ptr(), 0, std::ptr::null())",
            "umount2(c\"/\".as_ptr(), 2)",
            "call3(SETNS, 0, 0, 0)",
            "call3(BPF, 0, 0, 0)",
            "call3(PERF_EVENT_OPEN, 0, 0, 0)",
            "call3(USERFAULTFD, 1, 0, 0)",
            "call3(IO_URING_SETUP, 1, 0, 0)",
            "call3(KEYCTL, 0, 0, 0)",
            "call3(ADD_KEY, 0, 0, 0)",
            "call3(OPEN_BY_HANDLE_AT, 0, 0, 0)",
            "call3(SECCOMP, 1, 0, 0)",
            "call3(PERSONALITY, 0x0040000, 0, 0)",
            "call3(INIT_MODULE, 0, 0, 0)",
            "call3(REBOOT, 0, 0, 0)",
            "call3(SHMGET, 0, 4096, 0o1600)",
            "call3(MSGGET, 0, 0o1600, 0)",
            "call3(SEMGET, 0, 1, 0o1600)",
            "call3(MQ_OPEN, 0, 0, 0)",
            "call3(CAPSET, 0, 0, 0)",
        ],
    );
}

fn root_has_no_rights_left(on: &Ground) {
    let outcome = on.client.run(
        "unsafe extern \"C\" { fn capget(header: &mut [u32; 2], sets: &mut [u32; 6]) -> i32; }
        fn main() { let mut sets = [7; 6]; let got = unsafe { capget(&mut [0x2008_0522, 0], &mut sets) };
            println!(\"{got} {sets:?}\") }",
    );
    outcome.prints("0 [0, 0, 0, 0, 0, 0]\n");
}

fn calls_of_old_and_other_kernels_are_refused(on: &Ground) {
    // The numbers of x32 and of what may come.
    all_refused(
        on,
        &[
            "call3(0x4000_0000 + 41, 2, 1, 0)",
            "call(451)",
            "call(600)",
            "call(100_000)",
        ],
    );
}

fn the_environment_names_a_folder_and_nothing_else(on: &Ground) {
    let outcome = on.client.run(
        "fn main() { for (name, value) in std::env::vars_os() {
                println!(\"{name:?} {}\", std::path::Path::new(&value) == std::env::current_dir().unwrap()) }
            println!(\"{}\", std::env::args().count()) }",
    );
    outcome.prints("\"TMPDIR\" true\n1\n");
    assert!(!outcome.everything().contains(CANARY));
}

fn no_descriptors_are_inherited(on: &Ground) {
    let outcome = on.client.run(
        "unsafe extern \"C\" { fn fcntl(file: i32, command: i32, ...) -> i32; }
        fn main() { let open: Vec<i32> = (0..4096).filter(|file| unsafe { fcntl(*file, 1) } != -1).collect(); println!(\"{open:?}\") }",
    );
    outcome.prints("[0, 1, 2]\n");
}
