//! Listings as they are, compiled and explored as programs of their own.

#[path = "entry/instrument.rs"]
mod instrument;
#[path = "entry/names.rs"]
mod names;
#[path = "entry/paths.rs"]
mod paths;
mod support;

use explorer::{Graph, trace};
use support::{compile, explore, run};

const PROGRAM: &str = r##"#!/usr/bin/env rustx
//! A program that does a little of everything.
#![allow(dead_code)]
#![forbid(unsafe_code)]

/// Counts; "not a string, fn main() {
static COUNT: Mutex<u32> = Mutex::new(0);
static NAMES: [Mutex<&str>; 2] = [Mutex::new("a"), const { Mutex::new("b") }];
static TABLE: LazyLock<Vec<u32>> = LazyLock::new(|| vec![1, 2, 3]);

use std::sync::{Arc, LazyLock, Mutex};

#[derive(Debug, Clone, PartialEq)]
struct Order {
    table: u32,
}

mod kitchen {
    use super::Order;
    use std::sync::mpsc::{Receiver, Sender};

    pub fn cook(orders: Receiver<Order>, served: Sender<Order>) {
        for order in orders {
            std::println!("cook {order:?}");
            served.send(order).unwrap();
        }
    }

    pub mod waiter {
        pub fn main() -> usize {
            std::thread::spawn(|| super::super::TABLE.len()).join().unwrap()
        }
    }
}

fn main() -> Result<(), String> {
    let (orders, receiver) = std::sync::mpsc::channel();
    let (served, ready) = std::sync::mpsc::channel();
    let cook = std::thread::spawn(move || kitchen::cook(receiver, served));
    orders.send(Order { table: 7 }).map_err(|error| error.to_string())?;
    drop(orders);
    let order = Arc::new(Mutex::new(ready.recv().unwrap()));
    cook.join().unwrap();
    order.lock().unwrap().table += 1;
    *COUNT.lock().unwrap() += kitchen::waiter::main() as u32;
    let order = Arc::try_unwrap(order).unwrap().into_inner().unwrap();
    println!("{order:?} {} {}", COUNT.lock().unwrap(), NAMES[1].lock().unwrap());
    Err("closed".to_owned())
}"##;

fn outputs(graph: &Graph) -> Vec<&str> {
    let outcomes = graph.outcomes.iter();
    outcomes.map(|outcome| outcome.output.as_str()).collect()
}

#[remembered::test]
fn a_listing_is_explored_unchanged_in_both_editions() {
    for edition in ["2021", "2024"] {
        let program = compile(&format!("entry{edition}"), PROGRAM, edition).unwrap();
        let graph = explore(&program, &["--model", "sc"]).unwrap();
        assert_eq!(
            graph.outcomes.len(),
            1,
            "{}",
            trace::report(&graph, PROGRAM)
        );
        assert_eq!(graph.outcomes[0].end, "exit 1");
        assert_eq!(
            graph.outcomes[0].output,
            "cook Order { table: 7 }\nOrder { table: 8 } 3 b\nError: \"closed\"\n"
        );
        let names: Vec<_> = graph
            .objects
            .iter()
            .map(|object| (object.name.as_str(), object.kind.as_str()))
            .collect();
        for object in [
            ("COUNT", "Mutex"),
            ("TABLE", "LazyLock"),
            ("orders/receiver", "channel"),
            ("order", "Mutex"),
        ] {
            assert!(names.contains(&object), "{names:?}");
        }
        // Lines are those of the listing, of what happens in `Drop` as well.
        let line_of = |operation: &str, object: &str| {
            let step = graph.steps.iter().find(|step| {
                step.operation == operation
                    && step
                        .object
                        .is_some_and(|number| graph.objects[number].name == object)
            });
            PROGRAM
                .lines()
                .nth(step.unwrap().line as usize - 1)
                .unwrap()
                .trim()
                .to_owned()
        };
        assert_eq!(line_of("drop sender", "orders/receiver"), "drop(orders);");
        assert!(line_of("unlock", "COUNT").starts_with("*COUNT.lock()"));
        // A value whose `Debug` is derived is shown.
        assert!(
            graph
                .steps
                .iter()
                .any(|step| step.operation == "send" && step.value == "Order { table: 7 }")
        );
    }
}

#[remembered::test]
fn arguments_choose_what_is_explored() {
    let source = "use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
fn main() {
    let (x, y) = (AtomicU32::new(0), AtomicU32::new(0));
    std::thread::scope(|scope| {
        let one = scope.spawn(|| { x.store(1, Relaxed); y.load(Relaxed) });
        let two = scope.spawn(|| { y.store(1, Relaxed); x.load(Relaxed) });
        println!(\"{} {}\", one.join().unwrap(), two.join().unwrap());
    });
}
";
    let program = compile("arguments", source, "2024").unwrap();
    let outcomes = |options: &[&str]| explore(&program, options).map(|graph| graph.outcomes.len());
    assert_eq!(outcomes(&[]), Ok(3));
    assert_eq!(outcomes(&["--model", "weak"]), Ok(4));
    assert_eq!(outcomes(&["--eager", "spawn,unlock,drop"]), Ok(3));
    let capped = explore(&program, &["--max-states", "5"]).unwrap();
    assert!(capped.capped.is_some());
    for (options, word) in [
        (&["--model"][..], "value"),
        (&["--model", "tso"], "tso"),
        (&["--fast", "1"], "--fast"),
    ] {
        let output = run(&program, options);
        assert_eq!(output.status.code(), Some(2));
        let error = String::from_utf8(output.stdout).unwrap();
        assert!(
            error.starts_with("{\"error\":\"") && error.contains(word),
            "{error}"
        );
    }
}

#[remembered::test]
fn a_deadlock_is_told_as_a_trace() {
    let source = "use std::sync::Mutex;
fn main() {
    let first = Mutex::new(1);
    let _guard = first.lock().unwrap();
    let _again = first.lock().unwrap();
}
";
    let program = compile("trace", source, "2021").unwrap();
    let graph = explore(&program, &[]).unwrap();
    let expected = "1 fault: a deadlock
1 schedule, 1 outcome, 2 states

A deadlock: main waits for first, which it holds itself
A shortest schedule to it:
   1  main  lock first: 1     L4  let _guard = first.lock().unwrap();
      main waits at line 5: lock first, for main

1 of 1: it stands still for ever

note: a thread asks for a lock that it holds: it is taken to wait for ever, where std may panic instead
";
    assert_eq!(trace::report(&graph, source), expected);
}

// As a program of its own: afterwards nobody can set a panic hook, as a test harness does when it ends.
#[remembered::test]
fn a_panic_that_leaves_a_destructor_while_unwinding_aborts() {
    let source = "struct Breaks;
impl Drop for Breaks {
    fn drop(&mut self) { panic!(\"second\"); }
}
fn main() {
    std::thread::spawn(|| panic!(\"another\"));
    let _breaks = Breaks;
    panic!(\"first\");
}
";
    let program = compile("destructor", source, "2024").unwrap();
    let graph = explore(&program, &[]).unwrap();
    // What main says is one step, so the words of the other thread come before it, after it, or not at all.
    let words = |output: &str| -> String {
        let words = ["another", "first", "second", "in a destructor"];
        let lines = output.lines().map(|line| line.trim_start_matches("panic "));
        let known = lines.filter_map(|line| words.into_iter().find(|word| line.starts_with(word)));
        known.map(|word| &word[..1]).collect()
    };
    let mut found: Vec<String> = graph.outcomes.iter().map(|o| words(&o.output)).collect();
    found.sort();
    assert_eq!(found, ["afsi", "fsai", "fsi"]);
    assert!(graph.outcomes.iter().all(|outcome| outcome.end == "abort"));
}

fn main() {
    remembered::run(|parts| parts);
}
