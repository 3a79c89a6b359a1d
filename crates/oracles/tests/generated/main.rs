//! Programs made at random: what the explorer finds is what a reference finds, and what the real std and shuttle do is
//! among it.

#[macro_use(println)]
extern crate explorer;

mod execute;
mod program;
mod reference;

#[path = "../../../explorer/tests/support/outcomes.rs"]
mod outcomes;

use explorer::{Model, Options};
use program::Program;
use shuttle::scheduler::RandomScheduler;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::thread;
use std::time::{Duration, Instant};

/// So many programs are tried, and always the same; with `GENERATED_SECONDS` as many more as can be in that time, with
/// `GENERATED_FROM` from another first one on.
const PROGRAMS: u64 = 24;
/// The same for the programs that are explored in whole and in part: that takes no time.
const REDUCED: u64 = 400;
const NATIVE_RUNS: usize = 20;
/// Most have too many schedules for shuttle: it tries some at random.
const SHUTTLE_RUNS: usize = 100;
/// In weak memory too, a program is explored that has fewer states than this without.
const WEAK_STATES: usize = 300;
/// Only one program is explored at a time. Meanwhile the others run elsewhere.
const WORKERS: usize = 2;

fn main() {
    let number = |name| std::env::var(name).ok()?.parse::<u64>().ok();
    let asked = (number("GENERATED_SECONDS"), number("GENERATED_FROM"));
    // How many there are in that time is up to the machine: such a proof is never the same.
    let process = asked.0.map(|_| std::process::id());
    remembered::run(|parts| parts.with("programs", format!("{asked:?} {process:?}")));
}

#[remembered::test]
fn explorer_reference_and_shuttle_agree() {
    let all = check_all(check);
    assert!(all.several > 8 && all.deadlocks > 1);
}

/// Orders that make no difference lose no outcome when they are left out; the reference knows all of them.
#[remembered::test]
fn leaving_out_orders_loses_no_outcome() {
    let all = check_all_of(REDUCED, check_reduced);
    assert!(all.several > 100 && all.deadlocks > 20);
    assert!(
        all.reduced_states * 2 < all.states,
        "{} of {} states",
        all.reduced_states,
        all.states
    );
}

/// Which schedules the system takes is up to chance, so it is asked every time.
#[remembered::test(always)]
fn the_real_std_does_nothing_else() {
    let all = check_all(check_native_runs);
    assert!(all.native_runs >= NATIVE_RUNS);
}

/// Checks the programs that are asked for, on all workers.
fn check_all(check: fn(u64) -> Checked) -> Checked {
    check_all_of(PROGRAMS, check)
}

fn check_all_of(programs: u64, check: fn(u64) -> Checked) -> Checked {
    let start = Instant::now();
    let number = |name| std::env::var(name).ok()?.parse::<u64>().ok();
    let time = Duration::from_secs(number("GENERATED_SECONDS").unwrap_or(0));
    let first = number("GENERATED_FROM").unwrap_or(1);
    let next = AtomicU64::new(first);
    let work = || {
        let mut all = Checked::default();
        loop {
            let seed = next.fetch_add(1, Relaxed);
            if seed >= first + programs && start.elapsed() >= time {
                return all;
            }
            all.add(&check(seed));
        }
    };
    let mut all = Checked::default();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..WORKERS).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            all.add(&worker.join().expect("they agree"));
        }
    });
    all
}

/// How many programs were what, and how often they ran.
#[derive(Debug, Default)]
struct Checked {
    programs: usize,
    several: usize,
    deadlocks: usize,
    in_weak_memory: usize,
    native_runs: usize,
    shuttle_runs: usize,
    states: usize,
    reduced_states: usize,
}

impl Checked {
    fn add(&mut self, other: &Self) {
        self.programs += other.programs;
        self.several += other.several;
        self.deadlocks += other.deadlocks;
        self.in_weak_memory += other.in_weak_memory;
        self.native_runs += other.native_runs;
        self.shuttle_runs += other.shuttle_runs;
        self.states += other.states;
        self.reduced_states += other.reduced_states;
    }
}

fn check(seed: u64) -> Checked {
    let program = Program::random(seed);
    let expected = reference::outcomes(&program);
    let mut checked = Checked {
        programs: 1,
        several: usize::from(expected.len() > 1),
        deadlocks: usize::from(expected.iter().any(|outcome| is_deadlock(outcome))),
        ..Checked::default()
    };

    let options = Options {
        max_states: 500_000,
        ..Options::default()
    };
    let graph = execute::graph(&options, &program);
    assert_eq!(
        outcomes::outcomes(&graph),
        expected,
        "seed {seed}: {program:#?}"
    );

    // All its atomic operations are sequentially consistent: a weak memory makes no difference.
    if graph.nodes.len() < WEAK_STATES {
        let options = Options {
            model: Model::Weak,
            ..options
        };
        let weak = execute::graph(&options, &program);
        assert_eq!(
            outcomes::outcomes(&weak),
            expected,
            "weak, seed {seed}: {program:#?}"
        );
        checked.in_weak_memory = 1;
    }

    let scheduler = RandomScheduler::new_from_seed(seed, SHUTTLE_RUNS);
    let shuttled = program.clone();
    let (found, runs) =
        oracles::shuttled::outcomes(scheduler, move || execute::shuttled::run(&shuttled));
    assert!(
        found.is_subset(&expected),
        "shuttle, seed {seed}: {found:?} of {program:#?}"
    );
    checked.shuttle_runs = runs;

    checked
}

fn check_reduced(seed: u64) -> Checked {
    let program = Program::random(seed);
    // Who looks whether a lock is held, or a channel empty, sees orders that nobody else does.
    let program = if seed.is_multiple_of(3) {
        program
    } else {
        program.patient()
    };
    let expected = reference::outcomes(&program);
    let explored = |model, graph| {
        let options = Options {
            model,
            graph,
            small: 0,
            ..Options::default()
        };
        let program = program.clone();
        explorer::explore(&options, move || execute::explored::run(&program))
            .expect("the program can be explored")
    };
    let (whole, reduced) = (explored(Model::Sc, true), explored(Model::Sc, false));
    for graph in [&whole, &reduced] {
        assert_eq!(graph.capped, None);
        assert_eq!(
            outcomes::outcomes(graph),
            expected,
            "reduced: {}, seed {seed}: {program:#?}",
            graph.reduced
        );
    }
    if whole.states < WEAK_STATES {
        let weak = explored(Model::Weak, false);
        assert_eq!(
            outcomes::outcomes(&weak),
            expected,
            "weak, reduced, seed {seed}: {program:#?}"
        );
    }
    Checked {
        programs: 1,
        several: usize::from(expected.len() > 1),
        deadlocks: usize::from(expected.iter().any(|outcome| is_deadlock(outcome))),
        states: whole.states,
        reduced_states: reduced.states,
        ..Checked::default()
    }
}

fn check_native_runs(seed: u64) -> Checked {
    let program = Program::random(seed);
    let expected = reference::outcomes(&program);
    if expected.iter().any(|outcome| is_deadlock(outcome)) {
        return Checked::default();
    }
    for _ in 0..NATIVE_RUNS {
        let output = execute::output(&program);
        assert!(
            expected.contains(&output),
            "seed {seed}: {output} of {program:#?}"
        );
    }
    Checked {
        native_runs: NATIVE_RUNS,
        ..Checked::default()
    }
}

fn is_deadlock(outcome: &str) -> bool {
    outcome.ends_with("deadlock")
}
