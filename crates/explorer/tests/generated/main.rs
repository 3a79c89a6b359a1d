//! Programs made at random: what the explorer finds is what a reference finds, and what the real std and shuttle do is among it.

#[macro_use(println)]
extern crate explorer;

mod execute;
mod program;
mod reference;

#[path = "../support/outcomes.rs"]
mod outcomes;
#[path = "../support/said.rs"]
mod said;
#[path = "../support/shuttle.rs"]
mod shuttle_support;

use explorer::{Model, Options, explore};
use program::Program;
use shuttle::scheduler::RandomScheduler;
use std::time::{Duration, Instant};

/// So many programs are tried, and always the same; with `GENERATED_SECONDS` as many more as can be in that time, with
/// `GENERATED_FROM` from another first one on.
const PROGRAMS: u64 = 24;
const NATIVE_RUNS: usize = 20;
/// Trees of more schedules take long, and there are many programs.
const TREE: usize = 500;
/// Most have too many schedules for shuttle: it tries some at random.
const SHUTTLE_RUNS: usize = 100;

#[test]
fn explorer_reference_and_std_agree() {
    let start = Instant::now();
    let (mut programs, mut deadlocks, mut several, mut native, mut weak_too) = (0, 0, 0, 0, 0);
    let mut shuttled = 0;
    let number = |name| {
        std::env::var(name)
            .ok()
            .and_then(|value| value.parse::<u64>().ok())
    };
    let time = Duration::from_secs(number("GENERATED_SECONDS").unwrap_or(0));
    for seed in number("GENERATED_FROM").unwrap_or(1).. {
        if programs >= PROGRAMS && start.elapsed() >= time {
            break;
        }
        let program = Program::random(seed);
        let expected = reference::outcomes(&program);
        let explored = {
            let program = program.clone();
            let options = Options {
                max_states: 500_000,
                ..Options::default()
            };
            outcomes::outcomes(&outcomes::graph_checked(&options, TREE, move || {
                drop(execute::explored::run(&program))
            }))
        };
        assert_eq!(explored, expected, "seed {seed}: {program:#?}");
        // All its atomic operations are sequentially consistent: a weak memory makes no difference.
        let options = Options {
            model: Model::Weak,
            max_states: 20_000,
            ..Options::default()
        };
        let weak = {
            let program = program.clone();
            explore(&options, move || drop(execute::explored::run(&program))).unwrap()
        };
        if weak.capped.is_none() {
            weak_too += 1;
            assert_eq!(
                outcomes::outcomes(&weak),
                expected,
                "weak, seed {seed}: {program:#?}"
            );
        }
        let (found, runs) = {
            let program = program.clone();
            let scheduler = RandomScheduler::new_from_seed(seed, SHUTTLE_RUNS);
            shuttle_support::outcomes(scheduler, move || drop(execute::shuttled::run(&program)))
        };
        assert!(
            found.is_subset(&expected),
            "shuttle, seed {seed}: {found:?} of {program:#?}"
        );
        shuttled += runs;
        programs += 1;
        several += usize::from(expected.len() > 1);
        if expected.contains("deadlock")
            || expected
                .iter()
                .any(|outcome| outcome.ends_with(" deadlock"))
        {
            deadlocks += 1;
            continue;
        }
        for _ in 0..NATIVE_RUNS {
            let output = execute::native::run(&program);
            assert!(
                expected.contains(&output),
                "seed {seed}: {output} of {program:#?}"
            );
            native += 1;
        }
    }
    eprintln!(
        "{programs} programs, {several} with several outcomes, {deadlocks} that can deadlock, {weak_too} in weak memory; {native} native runs, {shuttled} runs by shuttle"
    );
    assert!(several > 8 && deadlocks > 1);
}
