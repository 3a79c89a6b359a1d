//! Nothing outlives the server, however it ends, and whatever it was at.

use crate::client::{Client, program};
use crate::ground::{Grounds, kept, share_crates, toolchain};
use crate::processes::{COMPILES_FOR_EVER, LINKS_FOR_EVER, SLEEPS, wait_for_end_of, wait_until};
use crate::server_process::{Installed, ServerProcess, without_crates};
use crate::{Test, tests};
use playground::{Goal, Limits, Playground, Program, Setup, Stop, compile::Compiled};
use rustix::process::{Pid, Signal, kill_process};
use std::collections::HashSet;
use std::fs;
use std::time::{Duration, Instant};

pub const TESTS: &[Test] = tests![
    a_server_that_is_killed_at_any_moment_leaves_nothing,
    a_linker_that_waits_for_itself_ends_with_the_server,
    an_exploration_ends_with_the_server,
    cargo_ends_with_the_server,
    a_keeper_that_is_killed_is_replaced,
    a_stub_that_was_removed_still_starts,
];

/// How long after the server whatever it has started may still be there, on a machine that does much else.
const MOMENT: Duration = Duration::from_secs(2);

/// A process as `/proc` shows it.
struct Process {
    number: u32,
    parent: u32,
    command: String,
}

fn all_processes() -> Vec<Process> {
    let numbers = fs::read_dir("/proc").unwrap().flatten();
    let numbers = numbers.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    numbers
        .filter_map(|number: u32| {
            let stat = fs::read_to_string(format!("/proc/{number}/stat")).ok()?;
            let (_, fields) = stat.rsplit_once(')')?;
            let command = fs::read(format!("/proc/{number}/cmdline")).ok()?;
            Some(Process {
                number,
                parent: fields.split_whitespace().nth(1)?.parse().ok()?,
                command: String::from_utf8_lossy(&command).replace('\0', " "),
            })
        })
        .collect()
}

/// All that `server` has started, and what that has started.
fn started_by(server: u32) -> Vec<Process> {
    let mut known = HashSet::from([server]);
    let mut rest = all_processes();
    let mut found = Vec::new();
    loop {
        let (mut more, others): (Vec<_>, Vec<_>) = rest
            .into_iter()
            .partition(|process| known.contains(&process.parent));
        if more.is_empty() {
            return found;
        }
        known.extend(more.iter().map(|process| process.number));
        found.append(&mut more);
        rest = others;
    }
}

/// Waits until `server` has started something whose command is `wanted`.
fn wait_for(server: u32, wanted: impl Fn(&str) -> bool) {
    wait_until("it is started", || {
        let all = started_by(server);
        all.iter().any(|process| wanted(&process.command))
    });
}

/// Kills `server` and sees that all that it has started is gone in a moment, and, when the next one starts, its folders.
/// That is returned.
fn leaves_nothing(mut server: ServerProcess, installed: &Installed) -> ServerProcess {
    let started = started_by(server.pid());
    assert!(
        started
            .iter()
            .any(|process| process.command.contains("__keeper")),
        "it has a keeper"
    );
    server.kill();
    let killed = Instant::now();
    for process in &started {
        wait_for_end_of(&process.number.to_string());
    }
    let time = killed.elapsed();
    assert!(time < MOMENT, "the last one was gone after {time:?}");
    let next = ServerProcess::start(without_crates(&mut installed.serve()));
    let jobs = fs::read_dir(installed.jobs()).unwrap().count();
    assert_eq!(jobs, 1, "that of the next one");
    let store = fs::read_dir(installed.target.join("playground/store")).unwrap();
    let left = store
        .flatten()
        .find(|file| file.file_name().to_string_lossy().starts_with('.'));
    assert!(left.is_none(), "{left:?}");
    next
}

fn folder_of(test: &str) -> Installed {
    Installed::into(&kept("ends").join(test))
}

fn start(installed: &Installed) -> (ServerProcess, Client) {
    let server = ServerProcess::start(without_crates(&mut installed.serve()));
    let client = server.client();
    (server, client)
}

fn a_server_that_is_killed_at_any_moment_leaves_nothing(_: &Grounds) {
    let installed = folder_of("any-moment");
    let (mut server, _) = start(&installed);
    for moment in 0..6 {
        let client = server.client();
        let sleeping = client.start(SLEEPS);
        let compiling = client.start(COMPILES_FOR_EVER);
        // Programs that nobody has compiled before, on their ways through compiler, linker and store.
        let others: Vec<_> = (0..4)
            .map(|number| {
                let code = format!(
                    "fn main() {{ println!(\"{number} {moment} {}\") }}",
                    server.pid()
                );
                client.start(code)
            })
            .collect();
        // Each moment is another: so many looks at all processes after the first compiler.
        wait_for(server.pid(), |command| command.contains("--crate-name"));
        for _ in 0..10 * moment {
            started_by(server.pid());
        }
        server = leaves_nothing(server, &installed);
        drop((sleeping, compiling, others));
    }
}

fn a_linker_that_waits_for_itself_ends_with_the_server(_: &Grounds) {
    let installed = folder_of("linker");
    let (server, client) = start(&installed);
    let linking = client.start(LINKS_FOR_EVER);
    wait_for(server.pid(), |command| command.contains("lld"));
    leaves_nothing(server, &installed);
    drop(linking);
}

fn an_exploration_ends_with_the_server(_: &Grounds) {
    let installed = folder_of("exploration");
    share_crates(&installed.target);
    let mut command = installed.serve();
    let server = ServerProcess::start(&mut command);
    let code = "fn main() { std::thread::scope(|scope| for _ in 0..9 { scope.spawn(|| for _ in 0..9 { std::thread::yield_now() }); }) }";
    let exploring = server.client().ask("/playground/explore", program(code));
    wait_for(server.pid(), |command| command.contains("--max-states"));
    leaves_nothing(server, &installed);
    drop(exploring);
}

fn cargo_ends_with_the_server(_: &Grounds) {
    let folder = tempfile::tempdir_in(kept("alone")).unwrap();
    let installed = Installed::into(folder.path());
    // It begins to compile the crates of this book's listings, in a folder where there are none.
    let server = ServerProcess::start(&mut installed.serve());
    wait_for(server.pid(), |command| {
        command.contains("rustc ") && command.contains("--crate-name")
    });
    leaves_nothing(server, &installed);
}

fn a_keeper_that_is_killed_is_replaced(_: &Grounds) {
    let installed = folder_of("keeper");
    let (server, client) = start(&installed);
    let mut sleeping = client.start(SLEEPS);
    sleeping.line();
    let keepers = || {
        let all = started_by(server.pid());
        let keepers = all
            .into_iter()
            .filter(|process| process.command.contains("__keeper"));
        keepers.map(|process| process.number).collect::<Vec<_>>()
    };
    let [keeper] = keepers()[..] else {
        panic!("one keeper for each server: {:?}", keepers());
    };
    kill_process(Pid::from_raw(keeper as i32).unwrap(), Signal::KILL).unwrap();
    // What it is told while it goes is lost.
    wait_for_end_of(&keeper.to_string());
    // It is missed when there is something to tell.
    client
        .run("fn main() { println!(\"ran\") }")
        .prints("ran\n");
    // A process has no command yet while the system makes it another.
    wait_until(
        "one keeper again",
        || matches!(keepers()[..], [next] if next != keeper),
    );
    leaves_nothing(server, &installed);
}

fn a_stub_that_was_removed_still_starts(_: &Grounds) {
    let folder = tempfile::tempdir_in(kept("alone")).unwrap();
    let stub = folder.path().join("stub");
    let own = std::env::current_exe().unwrap();
    fs::hard_link(&own, &stub)
        .or_else(|_| fs::copy(&own, &stub).map(drop))
        .unwrap();
    let setup = Setup {
        work: folder.path().join("playground"),
        stub: stub.clone(),
        limits: Limits {
            compilers: 0,
            ..Limits::default()
        },
        crates: None,
    };
    let playground = Playground::with_toolchain(toolchain().clone(), setup).unwrap();
    fs::remove_file(stub).unwrap();
    let (_stopper, stop) = Stop::new().unwrap();
    let program = Program::new("fn main() {}");
    let compiled = playground.compile(&program, Goal::Binary, &stop, &mut |_| {});
    let Compiled::Ready { binary, .. } = compiled else {
        panic!("{compiled:?}");
    };
    let end = playground.run(&program, &binary, &stop, &mut |_| {});
    assert_eq!(end.code, Some(0), "{end:?}");
}
