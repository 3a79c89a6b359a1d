//! What programs do while they run.

use crate::client::{Outcome, program};
use crate::ground::{Ground, Grounds, HASTE, SECRET};
use crate::server_process::CANARY;
use crate::{Attack, Test, attacks, tests};
use std::time::Duration;

/// Held to on every ground.
pub const ATTACKS: &[Attack] = attacks![
    a_fork_bomb_forks_nothing,
    a_program_starts_no_programs,
    a_thread_bomb_ends_within_its_memory,
    a_heap_hog_ends_within_its_memory,
    a_flood_of_output_is_cut_off,
    a_secret_can_not_be_read,
    folders_of_the_user_can_not_be_listed,
    nothing_is_learned_of_other_processes,
    no_socket_can_be_opened,
    a_pair_of_sockets_reaches_nobody,
    the_server_can_not_be_killed,
    other_processes_can_not_be_touched,
    the_program_can_not_outlive_the_server,
    limits_can_not_be_raised,
    rights_can_not_be_gained,
    files_of_the_user_can_not_be_changed,
    nothing_can_be_written_anywhere,
    the_program_can_not_change_itself,
    the_environment_is_empty,
    no_descriptors_are_inherited,
    root_has_no_rights_left,
    calls_of_old_and_other_kernels_are_refused,
    a_new_program_in_its_place_is_refused,
];

/// The same, for those that fill their memory: here that of a small ground, with an ordinary user that of the book.
pub const HOGS: &[Attack] = attacks![a_slow_heap_hog_is_ended, a_shared_memory_hog_is_ended];

pub const TESTS: &[Test] = tests![
    a_busy_loop_is_ended,
    a_busy_loop_in_many_threads_is_ended,
    time_of_the_processor_is_told,
    a_program_that_sleeps_for_ever_is_ended,
    a_deadlock_is_ended_and_seen_to_have_waited,
    a_program_that_closes_its_output_is_ended,
    a_program_that_ignores_signals_is_ended,
    a_large_write_arrives_whole,
    output_that_is_not_text_is_told_as_such,
    a_character_written_in_parts_stays_whole,
    a_last_line_without_an_end_is_told,
    colours_and_markup_are_text,
    output_and_errors_stay_in_order,
    an_overflow_of_the_main_stack_is_explained,
    an_overflow_of_the_stack_of_a_thread_is_explained,
    a_panic_ends_with_101,
    a_panic_in_a_thread_is_told,
    an_abort_is_a_signal,
    a_null_pointer_is_a_signal,
    an_exit_code_is_told,
    a_failed_main_is_told,
    there_is_nothing_to_read,
    many_lines_make_few_events,
    threads_scope_and_time_work,
];

/// A program that attempts each of `what`: expressions of a system call's number, as the C library returns it, or of a
/// `Result`. It prints of each whether it was refused.
fn attempts(on: &Ground, what: &[&str]) -> Outcome {
    let lines: String = what
        .iter()
        .map(|attempt| format!("    told({attempt:?}, unsafe {{ ({attempt}).outcome() }});\n"))
        .collect();
    let code = include_str!("attempts.rs").replace("    // ATTEMPTS\n", &lines);
    on.client.run(on.home.fill(&code))
}

/// That none of `what` comes about, each for lack of permission.
#[track_caller]
fn all_refused(on: &Ground, what: &[&str]) {
    let outcome = attempts(on, what);
    outcome.exits(0);
    let output = outcome.output();
    let bad: Vec<&str> = output
        .lines()
        .filter(|line| !line.starts_with("refused "))
        .collect();
    assert!(bad.is_empty(), "{}", bad.join("\n"));
    assert_eq!(output.lines().count(), what.len(), "{output}");
}

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

fn a_thread_bomb_ends_within_its_memory(on: &Ground) {
    let outcome = on.client.run(
        "fn main() { let mut threads = Vec::new(); loop {
            match std::thread::Builder::new().spawn(|| std::thread::park()) {
                Ok(thread) => threads.push(thread),
                Err(_) => { println!(\"{}\", threads.len() < 2000); std::process::exit(0) }
            } } }",
    );
    // A new thread may be the one that finds no memory, for the stack of its signals, and takes all with it.
    if outcome.end()["reason"] == "signal" {
        assert!(
            outcome.output().contains("Cannot allocate memory"),
            "{}",
            outcome.output()
        );
    } else {
        outcome.prints("true\n");
    }
}

fn a_heap_hog_ends_within_its_memory(on: &Ground) {
    let outcome = on
        .client
        .run("fn main() { let all = vec![1u8; 3 << 30]; println!(\"{}\", all[7]); }");
    outcome.ends("run", "signal");
    assert!(
        outcome
            .output()
            .contains("memory allocation of 3221225472 bytes failed")
    );
}

fn a_slow_heap_hog_is_ended(on: &Ground) {
    let outcome = on.client.run(
        "fn main() { let mut all = Vec::new(); loop { all.push(vec![1u8; 8 << 20]);
            std::thread::sleep(std::time::Duration::from_millis(1)); } }",
    );
    // Whichever sees it first: the server that watches, or the kernel.
    let reason = outcome.end()["reason"].as_str().unwrap();
    assert!(["memory", "signal"].contains(&reason), "{}", outcome.end());
}

fn a_shared_memory_hog_is_ended(on: &Ground) {
    let outcome = on.client.run(
        "unsafe extern \"C\" { fn mmap(at: *mut u8, length: usize, protection: i32, flags: i32, file: i32, offset: i64) -> *mut u8; }
        fn main() { loop { unsafe {
            // To be read and written, and shared, by no name, with all its pages there at once.
            let memory = mmap(std::ptr::null_mut(), 32 << 20, 3, 0x8021, -1, 0);
            assert!(memory as isize != -1, \"no more memory\");
            std::thread::sleep(std::time::Duration::from_millis(5));
        } } }",
    );
    outcome.ends("run", "memory");
}

fn a_flood_of_output_is_cut_off(on: &Ground) {
    let outcome = on
        .client
        .run("fn main() { loop { println!(\"{}\", \"flood\".repeat(20)) } }");
    outcome.ends("run", "output");
    assert_eq!(outcome.output().len(), 256 * 1024);
    assert!(outcome.events.len() < 300, "{}", outcome.events.len());
}

fn a_secret_can_not_be_read(on: &Ground) {
    let ways = [
        "std::fs::read(\"{home}/.ssh/key\")",
        "std::fs::read(\"/../..{home}/.ssh/../.ssh/key\")",
        "std::fs::read(\"{home}/link\")",
        "std::fs::File::open(\"{home}/pipe\")",
        "std::fs::read(\"/proc/self/root{home}/.ssh/key\")",
        "std::fs::read(\"/proc/self/cwd{home}/.ssh/key\")",
        "std::fs::read(\"/proc/thread-self/root{home}/.ssh/key\")",
        "std::fs::copy(\"{home}/.ssh/key\", \"{home}/copy\")",
        "std::fs::hard_link(\"{home}/.ssh/key\", \"/tmp/key\")",
        "std::fs::read(\"/etc/passwd\")",
        "std::fs::read(\"/etc/shadow\")",
        "std::fs::File::open(\"/dev/zero\")",
        "std::fs::File::open(\"/dev/tty\")",
    ];
    all_refused(on, &ways);
    let told = attempts(
        on,
        &["std::fs::read_to_string(\"{home}/.ssh/key\").map(|text| print!(\"{text}\"))"],
    );
    assert!(!told.everything().contains(SECRET));
}

fn folders_of_the_user_can_not_be_listed(on: &Ground) {
    let folders = [
        "/",
        "/tmp",
        "/home",
        "/proc",
        "/proc/self/fd",
        "/proc/self/task",
        "/etc",
        "/dev",
        "/var",
    ];
    let mut ways: Vec<String> = folders
        .map(|folder| format!("std::fs::read_dir({folder:?})"))
        .into();
    ways.push("std::fs::read_dir(\"{home}\")".into());
    let ways: Vec<&str> = ways.iter().map(String::as_str).collect();
    all_refused(on, &ways);
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

fn no_socket_can_be_opened(on: &Ground) {
    all_refused(
        on,
        &[
            "std::net::TcpStream::connect(\"127.0.0.1:80\")",
            "std::net::TcpListener::bind(\"127.0.0.1:0\")",
            "std::net::UdpSocket::bind(\"127.0.0.1:0\")",
            "std::os::unix::net::UnixStream::connect(\"/run/x\")",
            "std::os::unix::net::UnixListener::bind(\"/tmp/x\")",
            "std::os::unix::net::UnixDatagram::unbound()",
            "socket(2, 1, 0)",
            "socket(10, 2, 0)",
            "socket(16, 3, 0)",
            "socket(17, 3, 0)",
            "socket(2, 3, 1)",
            "call3(CONNECT, 1, 0, 0)",
            "call3(BIND, 1, 0, 0)",
            "call3(LISTEN, 1, 1, 0)",
            "call3(ACCEPT, 1, 0, 0)",
        ],
    );
}

fn a_pair_of_sockets_reaches_nobody(on: &Ground) {
    all_refused(
        on,
        &[
            "std::os::unix::net::UnixDatagram::pair()",
            "pair(1, 5)",
            "pair(2, 1)",
        ],
    );
    let code = "use std::io::{Read, Write}; fn main() {
        let (mut one, mut other) = std::os::unix::net::UnixStream::pair().unwrap();
        one.write_all(b\"hello\").unwrap(); drop(one);
        let mut text = String::new(); other.read_to_string(&mut text).unwrap(); println!(\"{text}\") }";
    on.client.run(code).prints("hello\n");
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

fn limits_can_not_be_raised(on: &Ground) {
    // RLIMIT_CPU, FSIZE, DATA, CORE, NOFILE, AS. One that was not lowered may be called what it is.
    let mut ways: Vec<String> = [0, 1, 2, 4, 7, 9]
        .iter()
        .flat_map(|which| {
            [
                format!("setrlimit({which}, &[u64::MAX, u64::MAX])"),
                format!("prlimit(0, {which}, &[u64::MAX, u64::MAX], std::ptr::null_mut())"),
            ]
        })
        .collect();
    ways.push("setpriority(0, 0, -20)".into());
    let ways: Vec<&str> = ways.iter().map(String::as_str).collect();
    all_refused(on, &ways);
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

fn files_of_the_user_can_not_be_changed(on: &Ground) {
    let letter = on.home.letter();
    all_refused(
        on,
        &[
            "std::fs::write(\"{home}/letter\", \"changed\")",
            "std::fs::OpenOptions::new().append(true).open(\"{home}/letter\")",
            "std::fs::OpenOptions::new().write(true).truncate(true).open(\"{home}/letter\")",
            "std::fs::File::create(\"{home}/letter\")",
            "truncate(c\"{home}/letter\".as_ptr(), 0)",
            "chmod(c\"{home}/letter\".as_ptr(), 0)",
            "std::fs::set_permissions(\"{home}/letter\", std::os::unix::fs::PermissionsExt::from_mode(0o777))",
            "chown(c\"{home}/letter\".as_ptr(), 1, 1)",
            "lchown(c\"{home}/letter\".as_ptr(), 1, 1)",
            "utimes(c\"{home}/letter\".as_ptr(), std::ptr::null())",
            "utimensat(-100, c\"{home}/letter\".as_ptr(), std::ptr::null(), 0)",
            "setxattr(c\"{home}/letter\".as_ptr(), c\"user.x\".as_ptr(), c\"x\".as_ptr(), 1, 0)",
            "std::fs::remove_file(\"{home}/letter\")",
            "std::fs::rename(\"{home}/letter\", \"{home}/moved\")",
            "std::fs::hard_link(\"{home}/letter\", \"{home}/linked\")",
            "std::fs::remove_dir_all(\"{home}/.ssh\")",
            "std::fs::remove_dir(\"{home}/.ssh\")",
            "call5(FCHMODAT2, -100, c\"{home}/letter\".as_ptr() as i64, 0o777, 0, 0)",
            "call5(RENAMEAT2, -100, c\"{home}/letter\".as_ptr() as i64, -100, c\"{home}/moved\".as_ptr() as i64, 0)",
        ],
    );
    letter.is_unchanged();
    assert!(
        !on.home.outside().join("moved").exists() && !on.home.outside().join("linked").exists()
    );
}

fn nothing_can_be_written_anywhere(on: &Ground) {
    const SHARED: [&str; 4] = ["/tmp", "/var/tmp", "/dev/shm", "/"];
    for folder in SHARED {
        // Of a run of these tests in which it could.
        let left = std::path::Path::new(folder).join("made-by-a-program");
        let _ = std::fs::remove_dir(&left).or_else(|_| std::fs::remove_file(left));
    }
    let folders = [
        "{home}", "/tmp", "/var/tmp", "/dev/shm", "/", ".", "/usr/lib", "/run",
    ];
    let mut ways: Vec<String> = folders
        .iter()
        .flat_map(|folder| {
            [
                format!("std::fs::write(\"{folder}/made-by-a-program\", \"x\")"),
                format!("std::fs::create_dir(\"{folder}/made-by-a-program\")"),
                format!("std::os::unix::fs::symlink(\"/etc\", \"{folder}/made-by-a-program\")"),
                format!("mkfifo(c\"{folder}/made-by-a-program\".as_ptr(), 0o600)"),
            ]
        })
        .collect();
    ways.push("std::fs::write(std::env::current_exe().unwrap().with_file_name(\"made-by-a-program\"), \"x\")".into());
    ways.push("shm_open(c\"/made-by-a-program\".as_ptr(), 0o102, 0o600)".into());
    // O_TMPFILE
    ways.push("open(c\"/tmp\".as_ptr(), 0o20200002, 0o600)".into());
    let ways: Vec<&str> = ways.iter().map(String::as_str).collect();
    all_refused(on, &ways);
    for folder in SHARED {
        assert!(
            !std::path::Path::new(folder)
                .join("made-by-a-program")
                .exists()
        );
    }
}

fn the_program_can_not_change_itself(on: &Ground) {
    all_refused(
        on,
        &[
            "std::fs::set_permissions(\"/proc/self/exe\", std::os::unix::fs::PermissionsExt::from_mode(0o777))",
            "std::fs::remove_file(std::env::current_exe().unwrap())",
            "std::fs::rename(std::env::current_exe().unwrap(), \"/tmp/made-by-a-program\")",
            "std::fs::read_dir(std::env::current_exe().unwrap().parent().unwrap())",
            "std::fs::write(\"/proc/self/oom_score_adj\", \"-1000\")",
            "std::fs::write(\"/proc/self/mem\", \"x\")",
            "std::fs::write(\"/proc/self/comm\", \"x\")",
        ],
    );
}

fn the_environment_is_empty(on: &Ground) {
    let outcome = on.client.run(
        "fn main() { for (name, value) in std::env::vars_os() { println!(\"{name:?} {value:?}\") }
            println!(\"{} {}\", std::env::args().count(), std::env::current_dir().unwrap().display()) }",
    );
    outcome.prints("1 /\n");
    assert!(!outcome.everything().contains(CANARY));
}

fn no_descriptors_are_inherited(on: &Ground) {
    let outcome = on.client.run(
        "unsafe extern \"C\" { fn fcntl(file: i32, command: i32, ...) -> i32; }
        fn main() { let open: Vec<i32> = (0..4096).filter(|file| unsafe { fcntl(*file, 1) } != -1).collect(); println!(\"{open:?}\") }",
    );
    outcome.prints("[0, 1, 2]\n");
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

fn main(body: &str) -> String {
    format!(
        "#![allow(unused_imports)]\nuse std::{{io::Write, thread, time::Duration}};\nfn main() {{ {body} }}"
    )
}

#[track_caller]
fn is_timed_out(outcome: &Outcome) {
    outcome.ends("run", "timeout");
    let end = outcome.end();
    assert!(
        end.get("code").is_none() && end.get("signal").is_none(),
        "{end}"
    );
    let ms = end["ms"].as_u64().unwrap();
    assert!((HASTE.as_millis() as u64..3000).contains(&ms), "{end}");
}

fn a_busy_loop_is_ended(on: &Grounds) {
    let outcome = on.hasty().client.run(main(
        "println!(\"started\"); loop { std::hint::spin_loop() }",
    ));
    is_timed_out(&outcome);
    assert_eq!(
        outcome.output(),
        "started\n",
        "what it printed before is told"
    );
}

fn time_of_the_processor_is_told(on: &Grounds) {
    let body = "let mut sum = 0u64; for number in 0..20_000_000 { sum ^= std::hint::black_box(number) } println!(\"{sum}\")";
    let outcome = on.usual().client.run(main(body));
    outcome.exits(0);
    assert!(
        outcome.end()["cpu_ms"].as_u64().unwrap() > 20,
        "{}",
        outcome.end()
    );
}

fn a_busy_loop_in_many_threads_is_ended(on: &Grounds) {
    let body =
        "for _ in 0..16 { thread::spawn(|| loop { std::hint::spin_loop() }); } thread::park()";
    is_timed_out(&on.hasty().client.run(main(body)));
}

fn a_program_that_sleeps_for_ever_is_ended(on: &Grounds) {
    is_timed_out(&on.hasty().client.run(main("thread::sleep(Duration::MAX)")));
}

fn a_deadlock_is_ended_and_seen_to_have_waited(on: &Grounds) {
    let body =
        "let lock = std::sync::Mutex::new(0); let _one = lock.lock(); let _two = lock.lock();";
    let outcome = on.hasty().client.run(main(body));
    is_timed_out(&outcome);
    assert!(
        outcome.end()["cpu_ms"].as_u64().unwrap() <= 20,
        "{}",
        outcome.end()
    );
}

fn a_program_that_closes_its_output_is_ended(on: &Grounds) {
    let code = "unsafe extern \"C\" { fn close(file: i32) -> i32; }
        fn main() { println!(\"last\"); unsafe { close(1); close(2); } loop { std::thread::park() } }";
    let outcome = on.hasty().client.run(code);
    is_timed_out(&outcome);
    assert_eq!(outcome.output(), "last\n");
}

fn a_program_that_ignores_signals_is_ended(on: &Grounds) {
    let code = "unsafe extern \"C\" { fn signal(number: i32, handler: usize) -> usize; }
        fn main() { for number in 1..65 { unsafe { signal(number, 1); } } loop { std::thread::park() } }";
    is_timed_out(&on.hasty().client.run(code));
}

fn a_large_write_arrives_whole(on: &Grounds) {
    let body = "let text: Vec<u8> = (0..200_000u32).map(|at| b'a' + (at % 23) as u8).collect(); std::io::stdout().write_all(&text).unwrap()";
    let text: String = (0..200_000u32)
        .map(|at| char::from(b'a' + (at % 23) as u8))
        .collect();
    on.usual().client.run(main(body)).prints(&text);
}

fn output_that_is_not_text_is_told_as_such(on: &Grounds) {
    let body = "std::io::stdout().write_all(b\"a\\xff\\xfe\\0b\\xe2\\x82\").unwrap()";
    on.usual()
        .client
        .run(main(body))
        .prints("a\u{fffd}\u{fffd}\0b\u{fffd}");
}

fn a_character_written_in_parts_stays_whole(on: &Grounds) {
    let body = "let mut out = std::io::stderr(); for byte in \"é€🦀\".bytes() {
        out.write_all(&[byte]).unwrap(); thread::sleep(Duration::from_millis(15)); }";
    on.usual().client.run(main(body)).prints("é€🦀");
}

fn a_last_line_without_an_end_is_told(on: &Grounds) {
    on.usual()
        .client
        .run(main("print!(\"no end\")"))
        .prints("no end");
}

fn colours_and_markup_are_text(on: &Grounds) {
    let text = "\u{1b}[31mred\u{1b}[0m <script>alert(1)</script> &amp; \r\u{8}\u{7}";
    on.usual()
        .client
        .run(main(
            &format!("print!({{:?}}, {text:?})").replace("{:?}", "\"{}\""),
        ))
        .prints(text);
}

fn output_and_errors_stay_in_order(on: &Grounds) {
    let body = "for number in 0..200 { println!(\"{number}\"); eprintln!(\"{number}!\"); }";
    let text: String = (0..200)
        .map(|number| format!("{number}\n{number}!\n"))
        .collect();
    on.usual().client.run(main(body)).prints(&text);
}

const DEEP: &str = "#[allow(unconditional_recursion)] fn deep(at: u64) -> u64 { std::hint::black_box([at; 64]); deep(at + 1) + 1 }\n";

fn an_overflow_of_the_main_stack_is_explained(on: &Grounds) {
    let outcome = on
        .usual()
        .client
        .run(format!("{DEEP}fn main() {{ println!(\"{{}}\", deep(0)) }}"));
    outcome.ends("run", "signal");
    assert_eq!(outcome.end()["signal"], 6);
    assert!(
        outcome.output().contains("thread 'main'")
            && outcome.output().contains("has overflowed its stack"),
        "{}",
        outcome.output()
    );
}

fn an_overflow_of_the_stack_of_a_thread_is_explained(on: &Grounds) {
    let code = format!(
        "{DEEP}fn main() {{ std::thread::Builder::new().name(\"deep\".into()).spawn(|| deep(0)).unwrap().join().unwrap(); }}"
    );
    let outcome = on.usual().client.run(code);
    outcome.ends("run", "signal");
    assert!(
        outcome.output().contains("thread 'deep'")
            && outcome.output().contains("has overflowed its stack"),
        "{}",
        outcome.output()
    );
}

fn a_panic_ends_with_101(on: &Grounds) {
    let outcome = on
        .usual()
        .client
        .run("fn main() { panic!(\"on purpose\") }");
    outcome.exits(101);
    assert!(
        outcome.output().contains("src/main.rs:1:13:\non purpose"),
        "{}",
        outcome.output()
    );
}

fn a_panic_in_a_thread_is_told(on: &Grounds) {
    let outcome = on.usual().client.run(main(
        "println!(\"{}\", thread::spawn(|| panic!(\"in here\")).join().is_err())",
    ));
    outcome.exits(0);
    assert!(outcome.output().contains("in here") && outcome.output().ends_with("true\n"));
}

fn an_abort_is_a_signal(on: &Grounds) {
    let outcome = on
        .usual()
        .client
        .run("fn main() { println!(\"before\"); std::process::abort() }");
    outcome.ends("run", "signal");
    assert_eq!(
        (&outcome.end()["signal"], outcome.output().as_str()),
        (&6.into(), "before\n")
    );
    assert!(outcome.end().get("code").is_none());
}

fn a_null_pointer_is_a_signal(on: &Grounds) {
    let outcome = on.usual().client.run(
        program("fn main() { let at = std::hint::black_box(8 as *const u8); println!(\"{}\", unsafe { at.read_volatile() }) }").release(),
    );
    outcome.ends("run", "signal");
    assert_eq!(outcome.end()["signal"], 11);
}

fn an_exit_code_is_told(on: &Grounds) {
    on.usual()
        .client
        .run("fn main() { std::process::exit(3) }")
        .exits(3);
}

fn a_failed_main_is_told(on: &Grounds) {
    let outcome = on
        .usual()
        .client
        .run("fn main() -> Result<(), String> { Err(\"it failed\".into()) }");
    outcome.exits(1);
    assert_eq!(outcome.output(), "Error: \"it failed\"\n");
}

fn there_is_nothing_to_read(on: &Grounds) {
    on.usual()
        .client
        .run("fn main() { println!(\"{:?}\", std::io::read_to_string(std::io::stdin())) }")
        .prints("Ok(\"\")\n");
}

fn many_lines_make_few_events(on: &Grounds) {
    let outcome = on
        .usual()
        .client
        .run(main("for number in 0..5000 { println!(\"{number}\") }"));
    outcome.exits(0);
    assert_eq!(outcome.output().lines().count(), 5000);
    assert!(outcome.events.len() < 200, "{}", outcome.events.len());
}

fn threads_scope_and_time_work(on: &Grounds) {
    let body = "let (sender, receiver) = std::sync::mpsc::channel();
        thread::scope(|scope| for number in 0..4 { let sender = sender.clone(); scope.spawn(move || sender.send(number).unwrap()); });
        drop(sender); let start = std::time::Instant::now(); thread::sleep(Duration::from_millis(5));
        println!(\"{} {} {}\", receiver.iter().sum::<i32>(), start.elapsed() >= Duration::from_millis(5), thread::available_parallelism().is_ok())";
    let _ = Duration::ZERO;
    on.usual().client.run(main(body)).prints("6 true true\n");
}
