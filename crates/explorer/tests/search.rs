//! How the search goes: always the same, soon to a fault, and not for ever.

use explorer::sync::atomic::{AtomicU32, Ordering::SeqCst};
use explorer::sync::{Arc, Mutex};
use explorer::{Graph, Options, explore, process, thread, trace};
use std::collections::HashMap;
use std::sync::atomic::AtomicUsize;
use std::time::{Duration, Instant};

/// Each takes the left fork first.
fn philosophers(seats: usize) {
    let forks: Arc<Vec<_>> = Arc::new((0..seats).map(|_| Mutex::new(())).collect());
    let guests: Vec<_> = (0..seats)
        .map(|seat| {
            let forks = Arc::clone(&forks);
            thread::spawn(move || {
                let _left = forks[seat].lock().unwrap();
                explorer::println!("{seat} has one");
                thread::sleep(Duration::from_millis(1));
                let _right = forks[(seat + 1) % seats].lock().unwrap();
                explorer::println!("{seat} eats");
            })
        })
        .collect();
    for guest in guests {
        guest.join().unwrap();
    }
}

/// Without a graph, and without following small programs whole.
fn reduced() -> Options {
    Options {
        graph: false,
        small: 0,
        ..Options::default()
    }
}

fn ends(graph: &Graph) -> Vec<&str> {
    let mut ends: Vec<_> = graph.outcomes.iter().map(|it| it.end.as_str()).collect();
    ends.sort_unstable();
    ends.dedup();
    ends
}

#[test]
fn two_explorations_find_the_same_graph() {
    let options = [
        Options::default(),
        reduced(),
        Options {
            small: 500,
            ..reduced()
        },
    ];
    for options in options {
        let seats = if options.graph { 3 } else { 4 };
        let explored = || explore(&options, move || philosophers(seats)).unwrap();
        let (one, other) = (explored(), explored());
        // So that some of it is sampled.
        assert!(one.runs > 500, "{} runs", one.runs);
        assert_eq!(one.capped, None);
        assert_eq!(one, other);
    }
}

#[test]
fn without_a_graph_the_outcomes_are_the_same_and_each_has_a_path() {
    let whole = explore(&Options::default(), || philosophers(3)).unwrap();
    let part = explore(&reduced(), || philosophers(3)).unwrap();
    let outcomes = |graph: &Graph| -> Vec<_> {
        let outcomes = graph.outcomes.iter();
        outcomes
            .map(|it| (it.output.clone(), it.end.clone()))
            .collect()
    };
    assert_eq!(outcomes(&whole), outcomes(&part));
    assert!(part.reduced && !whole.reduced);
    assert!(part.states * 2 < whole.states);
    let deadlock = part.outcomes.iter().find(|it| it.end == "deadlock");
    let path = trace::shortest_to(&part, deadlock.unwrap()).unwrap();
    // Three are spawned; each takes a fork, prints and sleeps.
    assert_eq!(path.steps().len(), 3 + 3 * 3);
    assert_eq!(Graph::from_json(&part.to_json()), Ok(part));
}

#[test]
fn a_small_program_is_followed_whole_without_being_asked() {
    let options = Options {
        graph: false,
        ..Options::default()
    };
    let program = || {
        let count = Arc::new(AtomicU32::new(0));
        let other = Arc::clone(&count);
        let other = thread::spawn(move || other.fetch_add(1, SeqCst));
        count.fetch_add(1, SeqCst);
        other.join().unwrap();
    };
    let graph = explore(&options, program).unwrap();
    assert_eq!(graph, explore(&Options::default(), program).unwrap());
}

/// Depth first, the first hundred thousand schedules have none of their deadlocks.
#[test]
fn a_fault_is_found_that_is_far_from_the_first_schedule() {
    for options in [Options::default(), reduced()] {
        let options = Options {
            time: Duration::from_secs(3),
            ..options
        };
        let graph = explore(&options, || philosophers(8)).unwrap();
        assert!(graph.capped.is_some());
        assert!(ends(&graph).contains(&"deadlock"));
        let lengths = graph.outcomes.iter().filter_map(|outcome| {
            let path = trace::shortest_to(&graph, outcome)?;
            (outcome.end == "deadlock").then(|| path.steps().len())
        });
        assert_eq!(lengths.min(), Some(8 + 8 * 3));
    }
}

#[test]
fn a_program_that_never_ends_is_left_in_time() {
    let program = || {
        let count = Arc::new(AtomicU32::new(0));
        let other = Arc::clone(&count);
        thread::spawn(move || {
            let seen = other.load(SeqCst);
            explorer::println!("{}", seen.min(2));
            process::exit(0);
        });
        while count.fetch_add(1, SeqCst) < u32::MAX {}
    };
    for options in [Options::default(), reduced()] {
        let options = Options {
            time: Duration::from_secs(2),
            ..options
        };
        let start = Instant::now();
        let graph = explore(&options, program).unwrap();
        assert!(start.elapsed() < Duration::from_secs(20));
        assert!(graph.capped.unwrap().contains("more than"));
        for output in ["0\n", "1\n", "2\n"] {
            assert!(graph.outcomes.iter().any(|it| it.output == output));
        }
    }
}

/// Every schedule prints something else.
fn three_print(lines: usize) {
    for till in 0..3 {
        thread::spawn(move || (0..lines).for_each(|line| explorer::println!("{till} {line}")));
    }
}

/// What is found at random counts like what is followed, and has its ways in the graph.
#[test]
fn no_more_states_are_kept_than_asked_for() {
    for max_states in [5_000, 1_000, 10] {
        let options = Options {
            max_states,
            ..Options::default()
        };
        let graph = explore(&options, || three_print(9)).unwrap();
        let why = format!("there are more than {max_states} states");
        assert_eq!(graph.capped, Some(why));
        assert_eq!(graph.nodes.len(), max_states);
        for outcome in &graph.outcomes {
            assert!(trace::shortest_to(&graph, outcome).is_some());
        }
        // Depth first, one of them prints last.
        let first = |line| graph.outcomes.iter().any(|it| it.output.starts_with(line));
        assert_eq!(
            ["0 0", "1 0", "2 0"].map(first),
            [true, max_states > 10, max_states > 10]
        );
    }
}

#[test]
fn a_fault_that_is_found_at_random_has_its_way_among_the_states_that_are_kept() {
    let options = Options {
        max_states: 5_000,
        ..Options::default()
    };
    let graph = explore(&options, || philosophers(8)).unwrap();
    assert!(graph.capped.is_some() && graph.nodes.len() == 5_000);
    let deadlock = graph.outcomes.iter().find(|it| it.end == "deadlock");
    let path = trace::shortest_to(&graph, deadlock.unwrap()).unwrap();
    assert_eq!(path.steps().len(), 8 + 8 * 3);
}

/// Also where there is no room for the ways to what is found at random before they are known to be others.
#[test]
fn a_program_with_as_many_states_as_may_be_kept_is_followed_whole() {
    let whole = explore(&Options::default(), || three_print(3)).unwrap();
    let options = Options {
        max_states: whole.states + 1,
        ..Options::default()
    };
    let fits = explore(&options, || three_print(3)).unwrap();
    assert_eq!((fits.capped, fits.states), (None, whole.states));
    assert!(fits.outcomes == whole.outcomes);
}

/// Each of main's steps could go first, and none of them comes to an end.
#[test]
fn who_always_goes_first_does_not_keep_others_away() {
    let options = Options {
        time: Duration::from_secs(2),
        ..reduced()
    };
    let graph = explore(&options, || {
        thread::spawn(|| process::exit(3));
        for _ in 0..10_000 {
            thread::sleep(Duration::from_millis(1));
            let (sender, _receiver) = explorer::sync::mpsc::channel::<()>();
            drop(sender);
        }
    })
    .unwrap();
    assert!(ends(&graph).contains(&"exit 3"));
}

#[track_caller]
fn assert_differs(program: impl Fn() + Send + Clone + 'static) {
    for options in [Options::default(), reduced()] {
        let error = explore(&options, program.clone()).unwrap_err();
        assert!(
            error.contains("two runs under the same schedule"),
            "{error}"
        );
    }
}

/// Only main is left by then, so no other run comes by.
#[test]
fn what_differs_at_the_end_of_a_path_is_noticed() {
    assert_differs(|| {
        let other = thread::spawn(|| explorer::println!("other"));
        explorer::println!("main");
        other.join().unwrap();
        let map: HashMap<_, _> = (0..20).map(|key| (key, ())).collect();
        explorer::println!("{:?}", map.keys());
    });
}

/// The state after it is as before.
#[test]
fn what_differs_within_a_path_is_noticed() {
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    assert_differs(|| {
        let run = RUNS.fetch_add(1, SeqCst);
        let (a, b) = (AtomicU32::new(0), AtomicU32::new(0));
        thread::scope(|scope| {
            scope.spawn(|| a.fetch_add(1, SeqCst));
            if run.is_multiple_of(2) {
                a.load(SeqCst);
            } else {
                b.load(SeqCst);
            }
        });
    });
}
