//! Clients that hold connections, and what the server has for others meanwhile. Each server is a process of its own.

use crate::client::Client;
use crate::ground::{Grounds, kept, write_book};
use crate::processes::{memory_of, wait_until};
use crate::server_process::{
    Installed, ServerProcess, is_root, serves_impatiently, without_crates,
};
use crate::{Test, tests};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

pub const TESTS: &[Test] = tests![
    who_holds_a_thousand_connections_keeps_nobody_from_running,
    who_never_reads_is_given_up_and_fills_no_memory,
    a_head_without_end_is_refused,
    what_a_crowd_has_filled_is_given_back,
    few_descriptors_are_enough,
    with_hardly_any_memory_it_serves,
    too_few_descriptors_are_named,
];

/// Those that need another user.
pub const WITH_USERS: &[Test] = tests![
    the_token_is_for_no_other_user,
    with_hardly_any_threads_it_says_so_or_serves,
];

/// Why there is no other user, if so.
pub fn no_users() -> Option<&'static str> {
    let has_setpriv = Command::new("setpriv").arg("--version").output().is_ok();
    (!is_root() || !has_setpriv).then_some("needs a root who has setpriv")
}

const PROGRAM: &str = "fn main() { println!(\"served\") }";

/// As many descriptors as this process may have: it is both sides of the tests of this file.
fn raise_descriptors() {
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: limit.maximum,
        ..limit
    };
    setrlimit(Resource::Nofile, raised).unwrap();
}

#[track_caller]
fn runs_within(client: &Client, most: Duration) {
    let start = Instant::now();
    client.run(PROGRAM).prints("served\n");
    let took = start.elapsed();
    assert!(took < most, "{took:?}");
}

fn who_holds_a_thousand_connections_keeps_nobody_from_running(_: &Grounds) {
    raise_descriptors();
    let installed = Installed::into(&kept("connections/idle"));
    let server = ServerProcess::start(without_crates(&mut installed.serve()));
    let client = server.client();
    client.run(PROGRAM).prints("served\n");
    let idle: Vec<_> = (0..1100)
        .map(|_| TcpStream::connect(client.address).unwrap())
        .collect();
    runs_within(&client, Duration::from_secs(2));
    let halves: Vec<_> = (0..50)
        .map(|_| client.send("POST /playground/run HTTP/1.1\r\nHost: "))
        .collect();
    runs_within(&client, Duration::from_secs(2));
    assert!(sockets_of(server.pid()) < 400, "it has hung up on most");
    drop((idle, halves));
}

/// How many descriptors of a process are sockets.
fn sockets_of(pid: u32) -> usize {
    let descriptors = fs::read_dir(format!("/proc/{pid}/fd")).unwrap().flatten();
    let targets = descriptors.filter_map(|one| fs::read_link(one.path()).ok());
    targets
        .filter(|target| target.to_string_lossy().starts_with("socket:"))
        .count()
}

fn who_never_reads_is_given_up_and_fills_no_memory(_: &Grounds) {
    let work = kept("connections/silent");
    let book = work.join("book");
    write_book(&book);
    // A page of 6 MB, and a picture of 8.
    let large = book.join("src/page.md");
    fs::write(
        large,
        format!("# Large\n\n{}", "Words and more words.\n".repeat(300_000)),
    )
    .unwrap();
    fs::write(book.join("src/picture.png"), vec![1; 8 << 20]).unwrap();
    let server = ServerProcess::start(&mut serves_impatiently(&work));
    let client = Client::without_token(server.address);
    let before = sockets_of(server.pid());
    let silent: Vec<_> = (0..60)
        .map(|number| {
            let path = ["page.html", "picture.png"][number % 2];
            let address = client.address;
            let request = format!("GET /{path} HTTP/1.1\r\nHost: {address}\r\n\r\n");
            client.send(&request)
        })
        .collect();
    // Who reads is served meanwhile.
    let start = Instant::now();
    assert!(client.get("/page.html").body.len() > 6_000_000);
    assert_eq!(client.get("/picture.png").body.len(), 8 << 20);
    let took = start.elapsed();
    assert!(took < Duration::from_secs(20), "{took:?}");
    wait_until("all are given up", || sockets_of(server.pid()) <= before);
    let most = memory_of(server.pid(), "VmHWM");
    assert!(most < 256 << 20, "{} MiB", most >> 20);
    drop(silent);
}

fn a_head_without_end_is_refused(on: &Grounds) {
    let client = &on.usual().client;
    let address = client.address;
    let head = format!("GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nCookie: ");
    let whole = |bytes: usize| head.clone() + &"x".repeat(bytes) + "\r\n\r\n";
    assert_eq!(client.raw(&whole(32 << 10)).status, 200);
    // A quarter of what hyper would hold of each client.
    let endless = head.clone() + &"x".repeat(100 << 10);
    assert_eq!(client.raw(&endless).status, 431);
}

fn what_a_crowd_has_filled_is_given_back(_: &Grounds) {
    raise_descriptors();
    let installed = Installed::into(&kept("connections/crowd"));
    let server = ServerProcess::start(without_crates(&mut installed.serve()));
    let client = server.client();
    let now = || {
        let status = fs::read_to_string(format!("/proc/{}/status", server.pid())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
        kib.expect("what it has")
    };
    let before = now();
    // Each with a body that is nearly as long as one may be, and does not come to its end. No program is run.
    let request = format!(
        "POST /playground/run HTTP/1.1\r\nHost: {}\r\nContent-Length: 65000\r\n\r\n{}",
        client.address,
        "x".repeat(64_000)
    );
    let crowd: Vec<_> = (0..150).map(|_| client.send(&request)).collect();
    wait_until("they fill memory", || now() > before + (8 << 10));
    drop(crowd);
    wait_until("it is given back", || now() < before + before / 2);
}

fn few_descriptors_are_enough(_: &Grounds) {
    let installed = Installed::into(&kept("connections/few"));
    let mut command = Command::new("prlimit");
    command.arg("--nofile=64:64");
    installed.served_by(&mut command);
    let server = ServerProcess::start(without_crates(&mut command));
    let client = server.client();
    let idle: Vec<_> = (0..200)
        .map(|_| TcpStream::connect(client.address).unwrap())
        .collect();
    client.run(PROGRAM).prints("served\n");
    assert_eq!(client.get("/page.html").status, 200);
    drop(idle);
}

fn too_few_descriptors_are_named(_: &Grounds) {
    let installed = Installed::into(&kept("connections/too-few"));
    let mut command = Command::new("prlimit");
    command.arg("--nofile=16:16");
    installed.served_by(&mut command);
    let words = said_at_start(without_crates(&mut command));
    let last = words.lines().last().unwrap_or_default();
    assert!(
        last.contains("16 open files") && last.contains("ulimit -n"),
        "{words}"
    );
}

/// Its limit of memory counts stacks of threads.
fn with_hardly_any_memory_it_serves(_: &Grounds) {
    let installed = Installed::into(&kept("connections/threads"));
    for limit in ["--as=150000000", "--as=500000000"] {
        let mut command = Command::new("prlimit");
        command.arg(limit);
        installed.served_by(&mut command);
        let server = ServerProcess::start(without_crates(&mut command));
        assert!(!server.said().contains("panicked"), "{}", server.said());
        assert_eq!(server.client().get("/page.html").status, 200);
    }
}

/// The limit of threads counts all of a user, and none of root's.
fn with_hardly_any_threads_it_says_so_or_serves(_: &Grounds) {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).unwrap();
    let program = folder.path().join("book");
    fs::copy(proof::executable(), &program).unwrap();
    let book = folder.path().join("small");
    fs::create_dir(&book).unwrap();
    write_book(&book);
    for threads in 1..=6 {
        let mut command = Command::new("setpriv");
        // A user of whom nothing else runs.
        command.args(["--reuid=64999", "--regid=64999", "--clear-groups"]);
        command.args(["prlimit", &format!("--nproc={threads}")]);
        command
            .arg(&program)
            .arg("serve")
            .arg(&book)
            .args(["--port", "0"]);
        command
            .env("HOME", folder.path())
            .env("PATH", "/usr/bin:/bin");
        let words = said_at_start(without_crates(&mut command));
        let last = words.lines().last().unwrap_or_default();
        assert!(
            last.contains("cannot start the server's threads") || last.starts_with(SERVES),
            "{threads}: {words}"
        );
        assert!(!words.contains("panicked"), "{threads}: {words}");
    }
}

/// What a server says first of all when it serves.
const SERVES: &str = "The book is at ";

/// All that is said until it serves, or has ended.
fn said_at_start(command: &mut Command) -> String {
    let (reader, writer) = std::io::pipe().unwrap();
    command.stdout(writer.try_clone().unwrap()).stderr(writer);
    let mut process = command.spawn().expect("it starts");
    // The ends for writing that are here.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut said = String::new();
    for line in BufReader::new(reader).lines().map_while(Result::ok) {
        said += &format!("{line}\n");
        if line.starts_with(SERVES) {
            break;
        }
    }
    let _ = process.kill();
    process.wait().unwrap();
    said
}

fn the_token_is_for_no_other_user(on: &Grounds) {
    let client = &on.usual().client;
    let as_user = |user: u32| {
        let address = client.address;
        let script = format!(
            "exec 3<>/dev/tcp/{}/{}; printf 'GET /playground/hello HTTP/1.1\\r\\nHost: {address}\\r\\nConnection: close\\r\\n\\r\\n' >&3; cat <&3",
            address.ip(),
            address.port()
        );
        let mut command = Command::new("setpriv");
        command.args([
            &format!("--reuid={user}"),
            "--clear-groups",
            "bash",
            "-c",
            &script,
        ]);
        let said = command.output().expect("it starts");
        String::from_utf8_lossy(&said.stdout).into_owned()
    };
    let refused = as_user(65534);
    assert!(refused.starts_with("HTTP/1.1 403"), "{refused}");
    assert!(
        refused.contains("another user of this machine"),
        "{refused}"
    );
    assert!(!refused.contains("token\""), "{refused}");
    assert!(as_user(0).contains("\"token\""));
}
