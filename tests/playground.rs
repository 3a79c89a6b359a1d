//! The playground keeps its promises: what a program does is told as it is, and neither a program nor another web page
//! does any harm.

#[path = "playground/alone.rs"]
mod alone;
#[path = "playground/client.rs"]
mod client;
#[path = "playground/compile.rs"]
mod compile;
#[path = "playground/connections.rs"]
mod connections;
#[path = "playground/crates.rs"]
mod crates;
#[path = "playground/diagnostics.rs"]
mod diagnostics;
#[path = "playground/ends.rs"]
mod ends;
#[path = "playground/exercises.rs"]
mod exercises;
#[path = "playground/explore.rs"]
mod explore;
#[path = "playground/faults.rs"]
mod faults;
#[path = "playground/ground.rs"]
mod ground;
#[path = "playground/hide_landlock.rs"]
mod hide_landlock;
#[path = "playground/load.rs"]
mod load;
#[path = "playground/processes.rs"]
mod processes;
#[path = "playground/protocol.rs"]
mod protocol;
#[path = "playground/removed.rs"]
mod removed;
#[path = "playground/run.rs"]
mod run;
#[path = "playground/server.rs"]
mod server;
#[path = "playground/server_process.rs"]
mod server_process;
#[path = "playground/shares.rs"]
mod shares;
#[path = "playground/short.rs"]
mod short;
#[path = "playground/web.rs"]
mod web;

use ground::{Ground, Grounds};
use libtest_mimic::{Arguments, Failed, Trial};
use remembered::Again::{Daily, WhenChanged};
use remembered::Parts;
use server_process::no_ordinary_user;
use std::path::Path;
use std::sync::Arc;

/// A test by its name.
pub struct Test {
    name: &'static str,
    run: fn(&Grounds),
}

/// A test that is made on each kind of server.
pub struct Attack {
    name: &'static str,
    run: fn(&Ground),
}

/// The functions of these names as tests.
macro_rules! tests {
    ($($name:ident),* $(,)?) => {
        &[$($crate::Test { name: stringify!($name), run: $name }),*]
    };
}
use tests;

/// The functions of these names as attacks.
macro_rules! attacks {
    ($($name:ident),* $(,)?) => {
        &[$($crate::Attack { name: stringify!($name), run: $name }),*]
    };
}
use attacks;

fn main() {
    playground::sandbox::enter_if_asked();
    hide_landlock::enter_if_asked();
    server_process::serve_small_if_asked();
    server_process::serve_impatiently_if_asked();
    let mut arguments = Arguments::from_args();
    // Most programs wait more than they compute.
    arguments.test_threads.get_or_insert(8);
    let grounds = Arc::new(Grounds::default());
    let depends = depends();
    let mut trials = Vec::new();
    // What waits longest comes first: the processors have the rest to do meanwhile.
    // What depends on time, on chance or on what else goes on is tried every day, too: the last column.
    for (topic, tests, missing, again) in [
        ("faults", faults::TESTS, None, Daily),
        ("faults::toolchain", faults::toolchain::TESTS, None, Daily),
        (
            "faults::disks",
            faults::disks::WITH_MOUNTS,
            faults::no_mounts(),
            Daily,
        ),
        ("ends", ends::TESTS, None, Daily),
        ("shares", shares::TESTS, None, Daily),
        ("short", short::TESTS, None, Daily),
        ("short", short::IN_GROUP, short::no_group(), Daily),
        ("short", short::OF_USER, short::no_user(), Daily),
        ("connections", connections::TESTS, None, Daily),
        (
            "connections",
            connections::WITH_USERS,
            connections::no_users(),
            Daily,
        ),
        ("server", server::TESTS, None, Daily),
        ("explore", explore::TESTS, None, Daily),
        ("explore::hostile", explore::hostile::TESTS, None, Daily),
        ("exercises", exercises::TESTS, None, Daily),
        ("removed", removed::TESTS, None, Daily),
        ("compile::words", compile::words::TESTS, None, Daily),
        ("compile::limits", compile::limits::TESTS, None, Daily),
        ("run::limits", run::limits::TESTS, None, Daily),
        ("web", web::TESTS, None, WhenChanged),
        ("protocol", protocol::TESTS, None, WhenChanged),
        ("diagnostics", diagnostics::TESTS, None, WhenChanged),
        ("crates", crates::TESTS, None, WhenChanged),
        ("run::output", run::output::TESTS, None, WhenChanged),
        ("run::exit", run::exit::TESTS, None, WhenChanged),
        ("run::scratch", run::scratch::TESTS, None, Daily),
    ] {
        for test in tests {
            let grounds = Arc::clone(&grounds);
            let name = format!("{topic}::{}", test.name);
            let run = move || (test.run)(&grounds);
            let trial = remembered::trial(name, again, &depends, done(run));
            trials.push(ignored_if(missing, trial));
        }
    }
    let none = no_ordinary_user();
    type Choice = fn(&Grounds) -> &Ground;
    const USUAL: [Choice; 2] = [Grounds::usual, Grounds::ordinary_user];
    const SMALL: [Choice; 2] = [Grounds::small, Grounds::small_of_ordinary_user];
    for (topic, attacks, [of_ours, of_user], again) in [
        (
            "compile::files",
            compile::files::ATTACKS,
            USUAL,
            WhenChanged,
        ),
        (
            "compile::attributes",
            compile::attributes::ATTACKS,
            USUAL,
            WhenChanged,
        ),
        (
            "compile::words",
            compile::words::ATTACKS,
            USUAL,
            WhenChanged,
        ),
        (
            "explore::hostile",
            explore::hostile::ATTACKS,
            USUAL,
            WhenChanged,
        ),
        ("exercises", exercises::ATTACKS, USUAL, WhenChanged),
        ("run::files", run::files::ATTACKS, USUAL, WhenChanged),
        ("run::scratch", run::scratch::ATTACKS, USUAL, Daily),
        ("run::processes", run::processes::ATTACKS, USUAL, Daily),
        ("run::network", run::network::ATTACKS, USUAL, WhenChanged),
        ("run::limits", run::limits::ATTACKS, USUAL, Daily),
        ("run::memory", run::memory::ATTACKS, USUAL, Daily),
        ("run::memory", run::memory::HOGS, SMALL, Daily),
        ("run::limits", run::limits::HOGS, SMALL, Daily),
    ] {
        for attack in attacks {
            let name = format!("{topic}::{}", attack.name);
            let of_users = format!("ordinary_user::{name}");
            let (here, there) = (Arc::clone(&grounds), Arc::clone(&grounds));
            let run = move || (attack.run)(of_ours(&here));
            let run_of_user = move || (attack.run)(of_user(&there));
            trials.push(remembered::trial(name, again, &depends, done(run)));
            let other = remembered::trial(of_users, again, &depends, done(run_of_user));
            trials.push(
                other
                    .with_kind(none.unwrap_or_default())
                    .with_ignored_flag(none.is_some()),
            );
        }
    }
    let load = Trial::test("load::a_hundred_clients_for_a_minute", || {
        load::a_hundred_clients_for_a_minute();
        Ok(())
    });
    trials.push(ignored_if(Some("takes a minute"), load));
    // `exit` would not end the servers.
    remembered::run_trials(&arguments, trials, remembered::memory(), || drop(grounds));
}

/// What decides what becomes of a program: our code and the compiler; the system, and what this process may do there.
fn depends() -> Parts {
    let server = proof::executable();
    let parts = Parts::of("playground")
        .with_own_code()
        .with_compiler()
        .with_file("server", server);
    let parts = [
        "/proc/version",
        "/proc/self/limits",
        "/proc/self/uid_map",
        "/proc/self/mountinfo",
        "/sys/kernel/security/lsm",
        "/proc/sys/kernel/unprivileged_userns_clone",
    ]
    .into_iter()
    .fold(parts, |parts, file| parts.with_file(file, Path::new(file)));
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let rights = ["Uid", "Gid", "Groups", "NoNewPrivs", "Seccomp:", "Cap"];
    let rights = status
        .lines()
        .filter(|line| rights.iter().any(|name| line.starts_with(name)));
    let parts = parts.with("rights", rights.collect::<Vec<_>>().join("\n"));
    let parts = parts.with_folder(&proof::root().join("tests/small-book"));
    let listings = Path::new("listings/Cargo.toml");
    [listings, Path::new("Cargo.lock")]
        .into_iter()
        .fold(parts, |parts, file| {
            parts.with_file(&file.to_string_lossy(), &proof::root().join(file))
        })
}

/// A test that fails by a panic.
fn done(
    run: impl FnOnce() + Send + 'static,
) -> impl FnOnce() -> Result<(), Failed> + Send + 'static {
    move || {
        run();
        Ok(())
    }
}

/// A test that can't be made here is shown with the reason.
fn ignored_if(missing: Option<&str>, trial: Trial) -> Trial {
    match missing {
        Some(reason) => trial.with_kind(reason).with_ignored_flag(true),
        None => trial,
    }
}
