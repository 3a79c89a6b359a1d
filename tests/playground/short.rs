//! Machines, and shells, that give a server little: memory, processes, descriptors.

use crate::client::Outcome;
use crate::ground::{Grounds, kept, toolchain};
use crate::processes::{SLEEPS, wait_until};
use crate::server_process::{Installed, ServerProcess, is_root, may_mount, without_crates};
use crate::{Test, tests};
use std::fs;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::Command;

pub const TESTS: &[Test] = tests![
    a_program_is_the_first_to_go_where_memory_is_short,
    low_limits_of_the_shell_are_borne,
    files_that_may_not_grow_are_named_and_end_no_server,
];

/// Those that need a group of processes with a limit of memory.
pub const IN_GROUP: &[Test] = tests![the_kernel_ends_the_program_and_never_the_server];

/// Those that need a user of their own.
pub const OF_USER: &[Test] = tests![a_shell_without_processes_is_named];

/// Where groups with limits of memory are made, as older systems do.
const GROUPS: &str = "/sys/fs/cgroup/memory";

/// Why there can be no such group, if so.
pub fn no_group() -> Option<&'static str> {
    let limit = Path::new(GROUPS).join("memory.limit_in_bytes");
    let may = is_root() && fs::OpenOptions::new().write(true).open(limit).is_ok();
    (!may).then_some("needs a root who may limit the memory of a group of processes")
}

/// Why there can be no other user, if so.
pub fn no_user() -> Option<&'static str> {
    (!is_root() || !may_mount()).then_some("needs a root who may mount")
}

fn a_program_is_the_first_to_go_where_memory_is_short(on: &Grounds) {
    let mut running = on.usual().client.start(SLEEPS);
    let score = format!("/proc/{}/oom_score_adj", running.line());
    assert_eq!(fs::read_to_string(score).unwrap(), "1000\n");
}

/// A group of processes that may hold so many bytes.
struct Group(PathBuf);

impl Group {
    fn new(bytes: u64) -> Self {
        let folder = Path::new(GROUPS).join(format!("playground-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("memory.limit_in_bytes"), bytes.to_string()).unwrap();
        Self(folder)
    }

    /// How often there was not enough, so that a process was ended.
    fn kills(&self) -> u64 {
        let control = fs::read_to_string(self.0.join("memory.oom_control")).unwrap();
        let line = control
            .lines()
            .find_map(|line| line.strip_prefix("oom_kill "));
        line.map_or(0, |count| count.parse().unwrap())
    }

    /// Removes it, which the system does when the last of its processes is gone.
    fn remove(self) {
        wait_until("the group is removed", || fs::remove_dir(&self.0).is_ok());
    }
}

fn the_kernel_ends_the_program_and_never_the_server(_: &Grounds) {
    let group = Group::new(300 << 20);
    let installed = Installed::into(&kept("short/memory"));
    let join = format!(
        "echo $$ > '{}/cgroup.procs'; exec \"$@\"",
        group.0.display()
    );
    let mut command = installed.serve_by(Path::new("sh"), &["-ec", &join, "sh"]);
    let mut server = ServerProcess::start(without_crates(&mut command));
    let client = server.client();
    // Less than a program may have, and more than the group has.
    let hog = "fn main() { let all = vec![1u8; 400 << 20]; println!(\"{}\", all[7]); }";
    for _ in 0..3 {
        let outcome = client.run(hog);
        outcome.ends("run", "signal");
        assert_eq!(outcome.end()["signal"], 9, "{}", outcome.end());
    }
    assert!(group.kills() >= 3, "the kernel has ended them");
    client
        .run("fn main() { println!(\"ran\") }")
        .prints("ran\n");
    server.kill();
    group.remove();
}

/// That a program ran, or that it is told what the shell denies: by a sentence of ours or, of the linker, by the system's.
#[track_caller]
fn runs_or_names(outcome: &Outcome, limit: &str) {
    let errors = outcome.errors();
    let sentence = errors
        .last()
        .and_then(|error| error["message"].as_str())
        .unwrap_or_default();
    assert!(
        outcome.output() == "ran\n"
            || sentence.contains(limit)
            || outcome
                .everything()
                .contains("Resource temporarily unavailable"),
        "{}",
        outcome.everything()
    );
}

fn low_limits_of_the_shell_are_borne(_: &Grounds) {
    let installed = Installed::into(&kept("short/limits"));
    for limit in ["ulimit -v 500000", "ulimit -n 64"] {
        let _ = fs::remove_dir_all(installed.target.join("playground/store"));
        let script = format!("{limit}; exec \"$@\"");
        let mut command = installed.serve_by(Path::new("sh"), &["-ec", &script, "sh"]);
        let server = ServerProcess::start(without_crates(&mut command));
        let client = server.client();
        let outcomes = std::thread::scope(|scope| {
            let run =
                |number| client.run(format!("// {number}\nfn main() {{ println!(\"ran\") }}"));
            let all: Vec<_> = (0..3)
                .map(|number| scope.spawn(move || run(number)))
                .collect();
            let all = all.into_iter().map(|one| one.join().unwrap());
            all.collect::<Vec<_>>()
        });
        for outcome in outcomes {
            runs_or_names(&outcome, limit.rsplit_once(' ').unwrap().0);
        }
        assert!(!server.said().contains("panicked"), "{}", server.said());
    }
}

/// A user who has no other processes: those of all tests would count.
const USER: u32 = 64_321;

/// As an ordinary user, who may have few processes.
const WITH_FEW_PROCESSES: &str = r#"
    mount -t tmpfs none /mnt
    mkdir /mnt/toolchain /mnt/target
    mount --bind "$1" /mnt/toolchain
    mount --bind "$2" /mnt/target
    exec setpriv --reuid=64321 --regid=64321 --clear-groups prlimit --nproc=20 env -i PATH=/usr/bin:/bin \
        TMPDIR=/mnt/target RUSTC=/mnt/toolchain/bin/rustc /mnt/target/debug/book serve /mnt/target/book --port 0
"#;

fn a_shell_without_processes_is_named(_: &Grounds) {
    let installed = Installed::into(&kept("short/processes"));
    chown(&installed.target, Some(USER), Some(USER)).unwrap();
    let _ = fs::remove_dir_all(installed.target.join("playground"));
    let mut command = Command::new("unshare");
    command.args(["--mount", "--propagation", "private", "sh", "-ec"]);
    command.args([WITH_FEW_PROCESSES, "sh"]);
    command.arg(&toolchain().sysroot).arg(&installed.target);
    let server = ServerProcess::start(without_crates(&mut command));
    let mut client = server.client();
    // While the server still begins, there may be no thread that finds out who asks for the token.
    wait_until("the token is told", || {
        client = server.client();
        client.has_token()
    });
    for number in 0..3 {
        let code = format!("// {number}\nfn main() {{ println!(\"ran\") }}");
        runs_or_names(&client.run(code), "`ulimit -u` is 20");
    }
    assert!(!server.said().contains("panicked"), "{}", server.said());
}

fn files_that_may_not_grow_are_named_and_end_no_server(_: &Grounds) {
    let folder = tempfile::tempdir_in(kept("alone")).unwrap();
    let installed = Installed::into(folder.path());
    let mut command = Command::new("prlimit");
    command.arg("--fsize=8192");
    installed.served_by(&mut command);
    let server = ServerProcess::start(without_crates(&mut command));
    wait_until("what may not grow is named", || {
        server.said().contains("File too large")
    });
    let client = server.client();
    assert_eq!(client.get("/page.html").status, 503);
    // There is room for a program's text, and none for what is made of it.
    let outcome = client.run("fn main() { println!(\"served\") }");
    assert!(outcome.compiled().is_none(), "{}", outcome.everything());
    let end = outcome.end();
    assert_eq!(end["phase"], "compile", "{end}");
    client.check("fn main() { missing }").is_refused("E0425");
}
