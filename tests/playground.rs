//! The playground keeps its promises: what a program does is told as it is, and neither a program nor another web page
//! does any harm.

#[path = "playground/client.rs"]
mod client;
#[path = "playground/compile.rs"]
mod compile;
#[path = "playground/crates.rs"]
mod crates;
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
#[path = "playground/protocol.rs"]
mod protocol;
#[path = "playground/run.rs"]
mod run;
#[path = "playground/server.rs"]
mod server;
#[path = "playground/server_process.rs"]
mod server_process;
#[path = "playground/web.rs"]
mod web;

use ground::{Ground, Grounds};
use libtest_mimic::{Arguments, Trial};
use server_process::no_ordinary_user;
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
    let mut arguments = Arguments::from_args();
    // Most programs wait more than they compute.
    arguments.test_threads.get_or_insert(8);
    let grounds = Arc::new(Grounds::default());
    let mut trials = Vec::new();
    // What waits longest comes first: the processors have the rest to do meanwhile.
    for (topic, tests, missing) in [
        ("faults", faults::TESTS, None),
        ("faults", faults::WITH_MOUNTS, faults::no_mounts()),
        ("server", server::TESTS, None),
        ("explore", explore::TESTS, None),
        ("compile::limits", compile::limits::TESTS, None),
        ("run::limits", run::limits::TESTS, None),
        ("web", web::TESTS, None),
        ("protocol", protocol::TESTS, None),
        ("crates", crates::TESTS, None),
        ("run::output", run::output::TESTS, None),
        ("run::exit", run::exit::TESTS, None),
        ("run::scratch", run::scratch::TESTS, None),
    ] {
        for test in tests {
            let grounds = Arc::clone(&grounds);
            let trial = Trial::test(format!("{topic}::{}", test.name), move || {
                (test.run)(&grounds);
                Ok(())
            });
            trials.push(ignored_if(missing, trial));
        }
    }
    let none = no_ordinary_user();
    type Choice = fn(&Grounds) -> &Ground;
    let (usual, of_user): (Choice, Choice) = (Grounds::usual, Grounds::ordinary_user);
    for (topic, attacks, usual, of_user) in [
        ("compile::files", compile::files::ATTACKS, usual, of_user),
        (
            "compile::attributes",
            compile::attributes::ATTACKS,
            usual,
            of_user,
        ),
        ("run::files", run::files::ATTACKS, usual, of_user),
        ("run::scratch", run::scratch::ATTACKS, usual, of_user),
        ("run::processes", run::processes::ATTACKS, usual, of_user),
        ("run::network", run::network::ATTACKS, usual, of_user),
        ("run::limits", run::limits::ATTACKS, usual, of_user),
        (
            "run::limits",
            run::limits::HOGS,
            Grounds::small,
            Grounds::small_of_ordinary_user,
        ),
    ] {
        for attack in attacks {
            let name = format!("{topic}::{}", attack.name);
            let (here, there) = (Arc::clone(&grounds), Arc::clone(&grounds));
            trials.push(Trial::test(name.clone(), move || {
                (attack.run)(usual(&here));
                Ok(())
            }));
            let trial = Trial::test(format!("ordinary_user::{name}"), move || {
                (attack.run)(of_user(&there));
                Ok(())
            });
            trials.push(
                trial
                    .with_kind(none.unwrap_or_default())
                    .with_ignored_flag(none.is_some()),
            );
        }
    }
    let load = Trial::test("load::a_hundred_clients_for_two_minutes", || {
        load::a_hundred_clients_for_two_minutes();
        Ok(())
    });
    trials.push(ignored_if(Some("takes two minutes"), load));
    let conclusion = libtest_mimic::run(&arguments, trials);
    // Ends the servers, which `exit` would not.
    drop(grounds);
    conclusion.exit();
}

/// A test that can't be made here is shown with the reason.
fn ignored_if(missing: Option<&str>, trial: Trial) -> Trial {
    match missing {
        Some(reason) => trial.with_kind(reason).with_ignored_flag(true),
        None => trial,
    }
}
