//! What programs do while they run.

use crate::client::Outcome;
use crate::ground::Ground;

#[path = "run/exit.rs"]
pub mod exit;
#[path = "run/files.rs"]
pub mod files;
#[path = "run/limits.rs"]
pub mod limits;
#[path = "run/memory.rs"]
pub mod memory;
#[path = "run/network.rs"]
pub mod network;
#[path = "run/output.rs"]
pub mod output;
#[path = "run/processes.rs"]
pub mod processes;
#[path = "run/scratch.rs"]
pub mod scratch;

/// A program that attempts each of `what`: expressions of a system call's number, as the C library returns it, or of a
/// `Result`. It prints of each whether it was refused.
fn attempts(on: &Ground, what: &[&str]) -> Outcome {
    let lines: String = what
        .iter()
        .map(|attempt| format!("    told({attempt:?}, unsafe {{ ({attempt}).outcome() }});\n"))
        .collect();
    let code = include_str!("run/attempts.rs").replace("    // ATTEMPTS\n", &lines);
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

fn main(body: &str) -> String {
    format!(
        "#![allow(unused_imports)]\nuse std::{{io::Write, thread, time::Duration}};\nfn main() {{ {body} }}"
    )
}
