//! Graphs that explored programs write.

use crate::{edited, holds};
use explorer::graph::{Access, Conflict, End, Note};
use explorer::{Graph, Options, trace};
use playground::sandbox::Task;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

const MOST: usize = 64 << 10;

/// Holds for every `text`: it becomes a graph that is as good as any, or one line of a sentence.
fn is_read(text: &str) -> TestCaseResult {
    let task = Task::Graph {
        source: "abc".into(),
        most: MOST,
    };
    match task.perform(text) {
        Ok(json) => {
            prop_assert!(json.len() <= MOST);
            let value: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
            prop_assert_eq!(&value["source"], "abc");
            let graph = Graph::from_json(&json).expect("it can be read again");
            prop_assert_eq!(task.perform(&json), Ok(json));
            // Whoever tells of it finds all that it refers to.
            let told = trace::report(&graph, "fn main() {}");
            prop_assert!(told.lines().count() <= 40, "{}", told);
            trace::report_all(&graph, "fn main() {}");
        }
        Err(why) => {
            prop_assert!(!why.contains('\n') && why.len() <= 1000, "{}", why);
        }
    }
    Ok(())
}

/// The graph of a program with two threads, a lock, a channel, a deadlock, and a race that it does not have.
fn real() -> String {
    let explored = explorer::explore(&Options::default(), || {
        let lock = std::sync::Arc::new(explorer::sync::Mutex::new(1));
        let (sender, receiver) = explorer::sync::mpsc::channel();
        let other = std::sync::Arc::clone(&lock);
        explorer::thread::spawn(move || {
            *other.lock().unwrap() += 1;
            if *other.lock().unwrap() == 2 {
                sender.send("é\n").unwrap();
            }
            explorer::thread::park();
        });
        *lock.lock().unwrap() += 1;
        explorer::println!("{:?}", receiver.recv());
        explorer::thread::park();
    });
    let mut graph = explored.expect("it can be explored");
    let access = |thread, line, what: &str| Access {
        thread,
        line,
        write: thread == 0,
        what: what.into(),
        step: Some(thread),
    };
    let conflict = Conflict {
        accesses: [
            access(0, 3, "write of 4 bytes"),
            access(1, 5, "read of 4 bytes"),
        ],
        name: "x".into(),
        memory: "a static".into(),
    };
    graph.nodes[1].end = Some(End::Race(conflict));
    graph.notes.push(Note::incomplete("time stands still"));
    graph.conclude();
    assert!(graph.faults.len() > 1);
    graph.to_json()
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        (0..20u64).prop_map(Into::into),
        "\\PC{0,8}".prop_map(Into::into),
    ];
    leaf.prop_recursive(6, 64, 8, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..8).prop_map(Into::into),
            vec((field(), inner), 0..8)
                .prop_map(|fields| serde_json::Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn field() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "version",
        "source",
        "model",
        "eager",
        "capped",
        "schedules",
        "runs",
        "threads",
        "objects",
        "outcomes",
        "table",
        "steps",
        "happens_before",
        "nodes",
        "why",
        "faults",
        "notes",
        "endless",
        "kind",
        "node",
        "accesses",
        "conflict",
        "waits",
        "words",
        "error",
        "output",
        "end",
    ])
    .prop_map(str::to_owned)
}

#[remembered::test]
fn a_graph_with_anything_in_the_place_of_a_part_is_read_or_refused() {
    let real: serde_json::Value = serde_json::from_str(&real()).unwrap();
    let strategy = vec((field(), any::<usize>(), json()), 1..4);
    holds(&strategy, |changes| {
        let mut graph = real.clone();
        for (field, at, new) in changes {
            match graph[&field].as_array_mut() {
                Some(items) if at % 3 > 0 && !items.is_empty() => {
                    let index = at % items.len();
                    match items[index].as_array_mut() {
                        Some(inner) if at % 3 > 1 && !inner.is_empty() => {
                            let index = at % inner.len();
                            inner[index] = new;
                        }
                        _ => items[index] = new,
                    }
                }
                _ => graph[&field] = new,
            }
        }
        is_read(&graph.to_string())
    });
}

#[remembered::test]
fn a_text_that_is_nearly_a_graph_is_read_or_refused() {
    let real = real();
    is_read(&real).unwrap();
    let part = prop_oneof!["\\PC{0,4}", "[\\[\\]{}\",:0-9\\\\]{0,40}", "\\[{100,200}"];
    let strategy = vec((any::<usize>(), 0..30usize, part), 1..4);
    holds(&strategy, |edits| is_read(&edited(&real, &edits)));
}
