//! What strangers decide, at random: no text makes its reader panic, or takes it long; and what comes of it is bounded and
//! well-formed.

mod compiler;
mod graph;
mod program;
mod request;

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, TestCaseResult, TestRunner};
use std::fmt::Debug;
use std::fs;
use std::time::{Duration, Instant};

/// So many cases are tried of each, and always the same; with `FUZZ_SECONDS` as many others as can be in that time, all
/// tests together.
const CASES: u32 = 256;

/// How many tests share the time.
const TESTS: u32 = 5;

/// Longer than any of these texts may take, even on a busy machine.
const LONGEST: Duration = Duration::from_secs(2);

/// What this process may ever occupy, in KiB.
const MEMORY: u64 = 512 << 10;

fn main() {
    playground::sandbox::enter_if_asked();
    let asked = seconds();
    let process = asked.map(|_| std::process::id());
    remembered::run(|parts| parts.with("cases", format!("{asked:?} {process:?}")));
}

fn seconds() -> Option<u32> {
    std::env::var("FUZZ_SECONDS").ok()?.parse().ok()
}

/// Holds `check` to be true of whatever `strategy` makes.
fn holds<S: Strategy>(strategy: &S, check: impl Fn(S::Value) -> TestCaseResult)
where
    S::Value: Debug,
{
    let config = |cases| Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 200,
        ..Config::default()
    };
    let timed = |value| {
        let start = Instant::now();
        let result = check(value);
        assert!(start.elapsed() < LONGEST, "{:?}", start.elapsed());
        result
    };
    let run = |mut runner: TestRunner| {
        if let Err(error) = runner.run(strategy, timed) {
            panic!("{error}");
        }
    };
    let rng = proptest::test_runner::TestRng::deterministic_rng(config(CASES).rng_algorithm);
    run(TestRunner::new_with_rng(config(CASES), rng));
    if let Some(seconds) = seconds() {
        let end = Instant::now() + Duration::from_secs(1) * seconds / TESTS;
        while Instant::now() < end {
            run(TestRunner::new(config(CASES)));
        }
    }
    assert!(most_memory() < MEMORY, "{} KiB", most_memory());
}

/// The most that this process has occupied, in KiB, where the system tells.
fn most_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let amount = line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok());
    amount.unwrap_or(0)
}

/// `text` with parts of it removed, doubled, or changed, as `edits` say: where, how long, and what is put there.
fn edited(text: &str, edits: &[(usize, usize, String)]) -> String {
    let mut text = text.to_owned();
    for (at, length, new) in edits {
        let start = text.floor_char_boundary(at % (text.len() + 1));
        let end = text.floor_char_boundary((start + length).min(text.len()));
        text.replace_range(start..end, new);
    }
    text
}
