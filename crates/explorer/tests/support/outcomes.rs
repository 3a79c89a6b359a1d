//! What a small program can do, as sets of short texts.

use explorer::{Eager, Graph, Options, explore};
use std::collections::BTreeSet;

/// The tree of all schedules is compared with the graph up to this many.
pub const TREE: usize = 60_000;

/// Explores `main` four ways: with states merged; all schedules one by one where there are not too many, which must
/// agree on every count; without the orders of steps that make no difference, and with all that can be eager, which must
/// have the same outcomes.
#[allow(dead_code, reason = "not every test asks this way")]
#[track_caller]
pub fn graph(options: &Options, main: impl Fn() + Send + Clone + 'static) -> Graph {
    graph_checked(options, TREE, main)
}

/// The same, with a tree of at most so many schedules.
#[track_caller]
pub fn graph_checked(
    options: &Options,
    most: usize,
    main: impl Fn() + Send + Clone + 'static,
) -> Graph {
    let merged = explore(options, main.clone()).unwrap();
    assert_eq!(merged.capped, None, "{} states", merged.nodes.len());
    if merged
        .schedules
        .to_string()
        .parse::<usize>()
        .is_ok_and(|schedules| schedules <= most)
    {
        let options = Options {
            merge: false,
            ..options.clone()
        };
        let tree = explore(&options, main.clone()).unwrap();
        assert_eq!(tree.capped, None);
        assert_eq!(tree.schedules, merged.schedules);
        assert_eq!(tree.outcomes, merged.outcomes);
    }
    let lean = Options {
        graph: false,
        small: 0,
        ..options.clone()
    };
    let lean = explore(&lean, main.clone()).unwrap();
    assert_eq!(lean.capped, None);
    assert_eq!(outcomes(&lean), outcomes(&merged));
    assert!(lean.states <= merged.states, "{} states", lean.states);
    let eager = Options {
        eager: vec![Eager::Spawn, Eager::Unlock, Eager::Drop],
        ..options.clone()
    };
    // Refused where it would not be the same.
    if let Ok(eager) = explore(&eager, main) {
        assert_eq!(outcomes(&eager), outcomes(&merged));
    }
    assert_eq!(Graph::from_json(&merged.to_json()).as_ref(), Ok(&merged));
    merged
}

/// Each outcome as its output in one line, and how it ends if that is not well: `1 2`, `1 deadlock`.
pub fn outcomes(graph: &Graph) -> BTreeSet<String> {
    let outcome = |outcome: &explorer::graph::Outcome| {
        let mut words: Vec<&str> = outcome.output.split_whitespace().collect();
        if outcome.end != "ok" {
            words.extend(outcome.end.split_whitespace());
        }
        words.join(" ")
    };
    graph.outcomes.iter().map(outcome).collect()
}

#[allow(dead_code, reason = "not every test asks this way")]
#[track_caller]
pub fn check_with(options: &Options, expected: &[&str], main: impl Fn() + Send + Clone + 'static) {
    let graph = graph(options, main);
    let expected: BTreeSet<String> = expected.iter().map(|&outcome| outcome.to_owned()).collect();
    assert_eq!(outcomes(&graph), expected);
}

#[allow(dead_code, reason = "not every test asks this way")]
#[track_caller]
pub fn check(expected: &[&str], main: impl Fn() + Send + Clone + 'static) {
    check_with(&Options::default(), expected, main);
}
