//! Machines on which something is missing, and servers that end without warning. Each has a process of its own.

#[path = "faults/disks.rs"]
pub mod disks;
#[path = "faults/toolchain.rs"]
pub mod toolchain;

use crate::client::Client;
use crate::ground::{Grounds, kept};
use crate::processes::{COMPILES_FOR_EVER, SLEEPS, processes_in, wait_for_end_of};
use crate::server_process::{
    Installed, ServerProcess, is_root, may_mount, refuses_to_serve, without_crates,
};
use crate::{Test, tests};
use rustix::process::{Pid, Signal, kill_process};
use std::fs;
use std::path::Path;
use std::process::Command;

pub const TESTS: &[Test] = tests![
    a_killed_server_leaves_no_process_and_no_folder,
    a_server_that_is_asked_to_end_leaves_no_process_and_no_folder,
    a_server_that_ignores_hangups_serves_on,
    a_sandbox_that_holds_is_announced,
    two_servers_share_a_folder,
    a_folder_that_can_not_be_made_is_named,
    a_store_that_can_not_be_written_is_told,
    without_landlock_the_level_is_partial_and_said,
    without_landlock_a_required_sandbox_refuses_to_serve,
    without_landlock_seccomp_holds,
];

/// Why there can be no mounts, if so.
pub fn no_mounts() -> Option<&'static str> {
    if is_root() && may_mount() {
        None
    } else {
        Some("needs a root who may mount")
    }
}

/// A folder like cargo's that stays: programs are not compiled for each run of the tests.
fn folder_of(test: &str) -> Installed {
    Installed::into(&kept("faults").join(test))
}

/// A folder like cargo's that nobody used before.
fn new_folder() -> (tempfile::TempDir, Installed) {
    let folder = tempfile::tempdir_in(kept("alone")).unwrap();
    let installed = Installed::into(folder.path());
    (folder, installed)
}

fn is_one_sentence(text: &str) -> bool {
    !text.trim().is_empty() && !text.trim().contains('\n')
}

fn entries(folder: &Path) -> usize {
    fs::read_dir(folder).into_iter().flatten().count()
}

/// A sleeping program and a compiler at work, each by its process.
fn busy(client: &Client, jobs: &Path) -> Vec<String> {
    let mut running = client.start(SLEEPS);
    let program = running.line();
    let mut compiling = client.start(COMPILES_FOR_EVER);
    compiling.is_being_compiled();
    // Their connections stay open: it is not the client that ends them.
    std::mem::forget((running, compiling));
    let mut processes = processes_in(jobs);
    assert!(!processes.is_empty());
    processes.push(program);
    processes
}

fn a_killed_server_leaves_no_process_and_no_folder(_: &Grounds) {
    let installed = folder_of("killed");
    let mut server = ServerProcess::start(without_crates(&mut installed.serve()));
    let processes = busy(&server.client(), &installed.jobs());
    server.kill();
    processes
        .iter()
        .for_each(|process| wait_for_end_of(process));
    assert_eq!(
        entries(&installed.jobs()),
        1,
        "nobody was left to remove it"
    );
    let next = ServerProcess::start(without_crates(&mut installed.serve()));
    assert_eq!(entries(&installed.jobs()), 1, "that of the next one");
    next.client().run("fn main() {}").exits(0);
}

/// Also where the tests run in the background of a script, whose processes ignore Ctrl-C.
fn a_server_that_is_asked_to_end_leaves_no_process_and_no_folder(_: &Grounds) {
    let installed = folder_of("asked");
    let _ = fs::remove_dir_all(installed.jobs());
    for signal in [Signal::INT, Signal::TERM, Signal::HUP] {
        let mut command = installed.serve();
        if signal == Signal::HUP {
            // These tests may be called by `nohup`, which a server would respect.
            command = Command::new("env");
            command.arg("--default-signal=HUP");
            installed.served_by(&mut command);
        }
        let server = ServerProcess::start(without_crates(&mut command));
        let processes = busy(&server.client(), &installed.jobs());
        let process = server.pid();
        kill_process(Pid::from_raw(process as i32).unwrap(), signal).unwrap();
        processes
            .iter()
            .for_each(|process| wait_for_end_of(process));
        wait_for_end_of(&process.to_string());
        // Of the first server, a compiler may still have been busy to remember a program.
        if signal != Signal::INT {
            assert_eq!(entries(&installed.jobs()), 0, "{signal:?}");
        }
    }
}

fn a_server_that_ignores_hangups_serves_on(_: &Grounds) {
    let installed = folder_of("ignores");
    let mut command = Command::new("env");
    command.arg("--ignore-signal=HUP,INT");
    installed.served_by(&mut command);
    let server = ServerProcess::start(without_crates(&mut command));
    let process = Pid::from_raw(server.pid() as i32).unwrap();
    kill_process(process, Signal::HUP).unwrap();
    assert_eq!(server.client().get("/page.html").status, 200);
    kill_process(process, Signal::INT).unwrap();
    wait_for_end_of(&server.pid().to_string());
}

fn a_sandbox_that_holds_is_announced(_: &Grounds) {
    let installed = folder_of("announced");
    let server =
        ServerProcess::start(without_crates(&mut installed.serve()).arg("--require-sandbox"));
    assert_eq!(server.client().hello()["isolation"]["level"], "full");
    assert!(
        server.said().contains("Programs run in a sandbox"),
        "{}",
        server.said()
    );
}

fn two_servers_share_a_folder(_: &Grounds) {
    let installed = folder_of("two");
    let one = ServerProcess::start(without_crates(&mut installed.serve()));
    let other = ServerProcess::start(without_crates(&mut installed.serve()));
    one.client()
        .run("fn main() { println!(\"one\") }")
        .prints("one\n");
    let cached = other.client().run("fn main() { println!(\"one\") }");
    assert_eq!(cached.compiled().unwrap()["cached"], true);
    drop(one);
    other
        .client()
        .run("fn main() { println!(\"other\") }")
        .prints("other\n");
}

fn a_folder_that_can_not_be_made_is_named(_: &Grounds) {
    let (folder, installed) = new_folder();
    // Unlike a folder without rights, a file in its place stops root too.
    fs::write(folder.path().join("playground"), "").unwrap();
    let server = ServerProcess::start(&mut installed.serve());
    let sentence = server
        .client()
        .get("/playground/hello")
        .refuses_in_one_sentence();
    assert!(
        sentence.contains("can't write to") && sentence.contains(folder.path().to_str().unwrap()),
        "{sentence}"
    );
    assert!(
        server.said().contains("Programs can't be run: "),
        "{}",
        server.said()
    );
    assert_eq!(server.client().get("/page.html").status, 200);
}

fn a_store_that_can_not_be_written_is_told(_: &Grounds) {
    let (folder, installed) = new_folder();
    let server = ServerProcess::start(without_crates(&mut installed.serve()));
    let client = server.client();
    let store = folder.path().join("playground/store");
    fs::remove_dir_all(&store).unwrap();
    fs::write(&store, "").unwrap();
    let outcome = client.run("fn main() { println!(\"after\") }");
    outcome.ends("compile", "refused");
    let sentence = outcome.errors()[0]["message"].as_str().unwrap().to_owned();
    assert!(
        sentence.starts_with("the playground can't compile this program: "),
        "{sentence}"
    );
    assert!(is_one_sentence(&sentence));
}

fn without_landlock_the_level_is_partial_and_said(on: &Grounds) {
    let server = on.without_landlock();
    let client = server.client();
    let isolation = &client.hello()["isolation"];
    assert_eq!(isolation["level"], "partial");
    let missing = isolation["missing"].as_array().unwrap();
    assert_eq!(missing.len(), 1, "{missing:?}");
    let sentence = missing[0].as_str().unwrap();
    assert!(
        sentence.starts_with("Landlock is not available") && sentence.contains("your files"),
        "{sentence}"
    );
    assert!(
        server
            .said()
            .contains("The sandbox of programs holds in part. Landlock is not available"),
        "{}",
        server.said()
    );
    client
        .run("fn main() { println!(\"runs\") }")
        .prints("runs\n");
}

fn without_landlock_a_required_sandbox_refuses_to_serve(_: &Grounds) {
    let installed = folder_of("no-landlock-required");
    let words = refuses_to_serve(
        without_crates(&mut installed.serve_without_landlock()).arg("--require-sandbox"),
    );
    assert!(is_one_sentence(&words), "{words}");
    assert!(
        words
            .starts_with("--require-sandbox: the sandbox does not hold. Landlock is not available"),
        "{words}"
    );
}

fn without_landlock_seccomp_holds(on: &Grounds) {
    // What does not depend on Landlock holds all the same.
    let server = on.without_landlock();
    let client = server.client();
    let code = "fn main() {
        println!(\"{}\", std::net::UdpSocket::bind(\"127.0.0.1:0\").is_err());
        println!(\"{}\", std::process::Command::new(\"/bin/true\").status().is_err());
        println!(\"{}\", std::fs::remove_file(\"/nowhere\").is_err_and(|error| error.raw_os_error() == Some(1)));
    }";
    client.run(code).prints("true\ntrue\ntrue\n");
}
