//! Asks one tool about one listing.

use super::answer::Answer;
use super::words;
use crate::listings::listing::Listing;
use crate::listings::manifest::{Reach, Tool};
use crate::proof::built::{self, How, at_work, cargo};
use crate::proof::fault::Fault;
use crate::proof::prover::Prover;
use crate::proof::record::graphs;
use crate::proof::run::{End, Outcome, run, run_with_children};
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// No tool takes longer on a listing.
const LIMIT: Duration = Duration::from_secs(300);

/// Then the runner waits for a test without a time limit, and one that hangs is noticed at once; else only after a minute.
const ONE_AT_A_TIME: (&str, &str) = ("RUST_TEST_THREADS", "1");

/// So many schedules are tried by Miri, which runs one at a time.
const SEEDS: &str = "-Zmiri-many-seeds=0..32";

/// Then Miri has found no fault of the program, though it ends as if it had.
const NO_ANSWER: [&str; 2] = ["could not compile", "error: unsupported operation"];

/// A listing that Clippy finds fault with says `#![expect]`, so that the lints of the house hold; here that does not count.
const HEARD_ALL_THE_SAME: [&str; 3] = ["--", "--force-warn", "clippy::all"];

/// The pinned compiler has it, and takes it from whoever says that they know what is not stable. With lines, as it reports some.
const WITH_SANITIZER: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    (
        "RUSTFLAGS",
        "-Zsanitizer=thread -Cunsafe-allow-abi-mismatch=sanitizer",
    ),
    ("CARGO_PROFILE_DEV_DEBUG", "line-tables-only"),
    ("CARGO_PROFILE_DEV_STRIP", "none"),
];

/// Why `tool` can't be asked on this machine.
pub fn missing(tool: Tool) -> Option<&'static str> {
    match tool {
        Tool::Miri if miri().is_none() => {
            Some("needs Miri: `rustup +nightly component add miri rust-src`")
        }
        Tool::ThreadSanitizer if !cfg!(all(target_os = "linux", target_arch = "x86_64")) => {
            Some("needs Linux on x86-64")
        }
        _ => None,
    }
}

/// The versions that an answer depends on.
pub fn version(root: &Path, tool: Tool) -> String {
    let compiler = said(Command::new("rustc").arg("--version"));
    let compiler = compiler.map_or_else(|| "rustc".to_owned(), |words| first_words(&words, 2));
    match tool {
        Tool::Miri => miri().unwrap_or("Miri").to_owned(),
        Tool::Loom | Tool::Shuttle => match locked(root, tool.key()) {
            Some(version) => format!("{tool} {version}, {compiler}"),
            None => compiler,
        },
        _ => compiler,
    }
}

/// # Errors
/// When there is no answer: it does not compile, or the tool can't be started.
pub fn ask(prover: &Prover, listing: &Listing, tool: Tool) -> Result<Answer, Fault> {
    match tool {
        Tool::Miri => ask_miri(prover, listing),
        Tool::ThreadSanitizer => ask_sanitizer(prover, listing),
        Tool::Clippy => ask_clippy(prover, listing),
        Tool::Explorer => ask_explorer(prover, listing),
        _ => ask_tests(prover, listing),
    }
}

fn ask_tests(prover: &Prover, listing: &Listing) -> Result<Answer, Fault> {
    let how = How {
        words: &["test", "--no-run"],
        kind: "--test",
        environment: &[],
    };
    let (root, target) = prover.places();
    let executable = built::one(root, target, listing, &how)?;
    let mut command = Command::new(&executable);
    command.env(ONE_AT_A_TIME.0, ONE_AT_A_TIME.1);
    let (outcome, time) = timed(|| run_with_children(&mut command, LIMIT))?;
    let words = words::of_tests(&(outcome.stdout.clone() + &outcome.stderr));
    Ok(Answer::of_run(&outcome, words, time))
}

fn ask_miri(prover: &Prover, listing: &Listing) -> Result<Answer, Fault> {
    let (root, target) = prover.places();
    let mut command = Command::new("rustup");
    at_work(&mut command, root, target)
        .args(["run", "nightly", "cargo", "miri", "run", "--quiet"])
        .args(named(listing))
        .env("MIRIFLAGS", SEEDS);
    set_up_miri()?;
    let (outcome, time) = timed(|| run_with_children(&mut command, LIMIT))?;
    let words = words::of_miri(&outcome.stderr);
    match outcome.end {
        End::Exit(Some(0)) => Ok(Answer::of_run(&outcome, String::new(), time)),
        _ if NO_ANSWER.iter().any(|why| outcome.stderr.contains(why)) => {
            Err(Fault::new(format!("Miri can't tell:\n{}", outcome.stderr)))
        }
        _ => Ok(Answer::of_run(&outcome, words, time)),
    }
}

/// Has Miri compile std for itself, which takes minutes once, and is no part of what it takes to ask it.
fn set_up_miri() -> Result<(), Fault> {
    static SET_UP: OnceLock<Option<String>> = OnceLock::new();
    let set_up = || said(Command::new("rustup").args(["run", "nightly", "cargo", "miri", "setup"]));
    match SET_UP.get_or_init(set_up) {
        Some(_) => Ok(()),
        None => Err(Fault::new(
            "Miri can't be set up: `cargo +nightly miri setup` says why",
        )),
    }
}

fn ask_sanitizer(prover: &Prover, listing: &Listing) -> Result<Answer, Fault> {
    let how = How {
        words: &["build", "--target", "x86_64-unknown-linux-gnu"],
        kind: "--bin",
        environment: &WITH_SANITIZER,
    };
    let (root, target) = prover.places();
    let executable = built::one(root, target, listing, &how)?;
    let (outcome, time) = timed(|| run(&executable, LIMIT))?;
    if outcome.stderr.contains("FATAL: ThreadSanitizer") {
        return Err(Fault::new(format!(
            "ThreadSanitizer can't run here:\n{}",
            outcome.stderr
        )));
    }
    let words = words::of_sanitizer(&outcome.stderr);
    Ok(Answer {
        // A program that panics has a fault, but that was not found by the sanitizer.
        found: !words.is_empty(),
        ..Answer::of_run(&outcome, words, time)
    })
}

fn ask_clippy(prover: &Prover, listing: &Listing) -> Result<Answer, Fault> {
    let (root, target) = prover.places();
    let mut command = Command::new(cargo());
    at_work(&mut command, root, target)
        .args(["clippy", "--quiet", "--message-format=json"])
        .args(named(listing))
        .args(HEARD_ALL_THE_SAME);
    let (outcome, time) = timed(|| run_with_children(&mut command, LIMIT))?;
    let messages = outcome
        .stdout
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok());
    let of_listing =
        messages.filter(|message: &Value| message["target"]["name"] == listing.name.name.as_str());
    let rendered: String = of_listing
        .filter_map(|message| Some(message["message"]["rendered"].as_str()?.to_owned()))
        .collect();
    // Lints are warnings, so that a program fails only when it does not compile, or there is no Clippy.
    if outcome.end != End::Exit(Some(0)) {
        let sentence = format!("Clippy can't tell:\n{rendered}{}", outcome.stderr);
        return Err(Fault::new(sentence));
    }
    let words = words::of_compiler(&rendered);
    Ok(Answer {
        found: !words.is_empty(),
        ..Answer::of_run(&outcome, words, time)
    })
}

/// What the graph says is proved with the graphs; here it is timed.
fn ask_explorer(prover: &Prover, listing: &Listing) -> Result<Answer, Fault> {
    let Some(claims) = listing.explore() else {
        let name = &listing.name.name;
        return Err(Fault::new(format!(
            "the explorer is asked, and there is no table [{name}.explore]"
        )));
    };
    let start = Instant::now();
    let explored = graphs::explore(prover.playground()?, listing, &claims.options());
    explored.map_err(|error| format!("can't be explored: {error:#}"))??;
    let faults = [claims.deadlock, claims.panic, claims.race, claims.stuck];
    Ok(Answer {
        found: faults.contains(&Reach::Reachable),
        words: String::new(),
        ms: start.elapsed().as_millis().try_into().unwrap_or(u64::MAX),
    })
}

/// The program of a listing, as cargo is told.
fn named(listing: &Listing) -> [&str; 4] {
    let name = &listing.name;
    ["--package", &name.krate, "--bin", &name.name]
}

fn timed(run: impl FnOnce() -> std::io::Result<Outcome>) -> Result<(Outcome, Duration), Fault> {
    let start = Instant::now();
    let outcome = run().map_err(|error| format!("can't be run: {error}"))?;
    if outcome.end == End::Overdue {
        let seconds = LIMIT.as_secs();
        return Err(Fault::new(format!("did not come to an end in {seconds} s")));
    }
    Ok((outcome, start.elapsed()))
}

/// Miri with its version, where it is installed.
fn miri() -> Option<&'static str> {
    static MIRI: OnceLock<Option<String>> = OnceLock::new();
    let ask = || {
        let words =
            said(Command::new("rustup").args(["run", "nightly", "cargo", "miri", "--version"]))?;
        Some(words.trim().replacen("miri", "Miri", 1))
    };
    MIRI.get_or_init(ask).as_deref()
}

fn said(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn first_words(text: &str, number: usize) -> String {
    text.split_whitespace()
        .take(number)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The version of a crate in `Cargo.lock`.
fn locked(root: &Path, name: &str) -> Option<String> {
    let lock = crate::readable::read_to_string(&root.join("Cargo.lock")).ok()?;
    let lock: toml::Table = lock.parse().ok()?;
    let packages = lock.get("package")?.as_array()?;
    let package = packages
        .iter()
        .find(|package| package.get("name").and_then(toml::Value::as_str) == Some(name))?;
    Some(package.get("version")?.as_str()?.to_owned())
}
