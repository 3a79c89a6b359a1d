//! Listings as they are, compiled and explored as programs of their own.

mod support;

use explorer::{Graph, instrument, trace};
use std::time::{Duration, Instant};
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
fn no_line_moves() {
    let program = instrument(PROGRAM).unwrap();
    assert_eq!(program.lines().count(), PROGRAM.lines().count() + 1);
    for (before, after) in PROGRAM.lines().zip(program.lines()) {
        assert!(
            after.ends_with(before)
                || before.contains("new(")
                || before.contains("main(")
                || before.contains("Arc::")
        );
    }
    // Inner attributes and documentation stay in front.
    let first = program
        .lines()
        .position(|line| line.contains("extern crate explorer as std;"))
        .unwrap();
    assert!(
        program
            .lines()
            .nth(first)
            .unwrap()
            .ends_with(r#"/// Counts; "not a string, fn main() {"#)
    );
    assert_eq!(
        program.lines().nth(first - 2),
        Some("#![forbid(unsafe_code)]")
    );
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
    let expected = "1 schedule, 1 outcome, 2 states

1 of 1: it stands still for ever

A shortest schedule to a deadlock:
   1  main  lock first: 1     L4  let _guard = first.lock().unwrap();
      main waits at line 5: lock first, for main
";
    assert_eq!(trace::report(&graph, source), expected);
}

#[remembered::test]
fn what_cannot_be_seen_is_refused() {
    let refused = |line: &str, why: &str| {
        let error = instrument(&format!("// a comment\n{line}\nfn main() {{}}\n")).unwrap_err();
        assert!(
            error.starts_with("line 2 ") && error.contains(why),
            "{error}"
        );
    };
    refused("use core::sync::atomic::AtomicU32;", "`core`");
    refused("use std::sync::Arc as Shared;", "renames");
    refused("static mut COUNT: u32 = 0;", "`static mut`");
    refused(
        "fn f(a: &std::sync::Arc<u32>) { std::sync::Arc::downgrade(a); }",
        "`Weak`",
    );
    refused(
        "type Shared = std::sync::Arc<u32>; fn f(a: &Shared) { Shared::strong_count(a); }",
        "`Arc::…`",
    );
    refused(
        "fn f(a: &std::sync::Arc<u32>) { std::sync::Arc::<u32>::strong_count(a); }",
        "`Arc::…`",
    );
    refused("extern crate crossbeam;", "extern crate");
    refused("mod other;", "one file");
    assert!(
        instrument("fn other() {}")
            .unwrap_err()
            .contains("no `main`")
    );
    // In comments and texts anything may stand.
    instrument("// static mut\nfn main() { println!(\"core::sync {}\", 'c'); let _: &'static str = r#\"static mut\"#; }").unwrap();
}

#[remembered::test]
fn what_is_not_modelled_does_not_compile() {
    for item in [
        "use std::fs;",
        "use std::env;",
        "use std::net;",
        "use std::process::Command;",
        "use std::sync::Weak;",
        "use std::time::SystemTime;",
    ] {
        let error =
            compile("unmodelled", &format!("{item}\nfn main() {{}}\n"), "2024").unwrap_err();
        assert!(error.contains("unresolved import"), "{error}");
    }
}

#[remembered::test]
fn every_way_to_name_std_is_this_one() {
    let source = "use ::std::collections::*;
use std::{sync::*, thread};

mod inner {
    use ::std::sync::{Mutex, atomic::{self, AtomicBool}};
    pub static FLAG: AtomicBool = AtomicBool::new(false);
    pub struct Till { pub coins: Mutex<Vec<u32>> }
    impl Till {
        pub const fn new() -> Self { Self { coins: Mutex::new(Vec::new()) } }
    }
    pub fn set() { FLAG.store(true, atomic::Ordering::SeqCst); }
}

static TILL: inner::Till = inner::Till::new();

fn main() {
    let mut map: BTreeMap<&str, Box<dyn Fn() -> usize + Send>> = BTreeMap::new();
    map.insert(\"one\", Box::new(|| { TILL.coins.lock().unwrap().push(1); 1 }));
    let shared: Arc<Mutex<dyn std::fmt::Debug + Send>> = Arc::new(Mutex::new(5));
    let words: Arc<[u32]> = Arc::from(std::vec![1, 2]);
    let handles: Vec<thread::JoinHandle<usize>> = map.into_values().map(|f| ::std::thread::spawn(f)).collect();
    let sum: usize = handles.into_iter().map(|handle| handle.join().unwrap()).sum();
    inner::set();
    std::println!(\"{sum} {:?} {} {:?} {}\", shared.lock().unwrap(), words.len(), TILL.coins.lock().unwrap(), Arc::strong_count(&words));
    println!(\"{}\", std::format!(\"{}\", inner::FLAG.load(std::sync::atomic::Ordering::SeqCst)));
}
";
    for edition in ["2021", "2024"] {
        let program = compile(&format!("paths{edition}"), source, edition).unwrap();
        let graph = explore(&program, &[]).unwrap();
        assert_eq!(outputs(&graph), ["1 5 2 [1] 1\ntrue\n"]);
    }
}

#[remembered::test]
fn constants_by_other_names_are_constants_too() {
    let source = "use std::sync::Mutex as Lock;
use std::sync::atomic::{AtomicU32 as Counter, Ordering::SeqCst};
type Cup = std::sync::Mutex<u32>;
macro_rules! counter { ($name:ident) => { static $name: Counter = Counter::new(1); } }
counter!(HITS);
static LOCK: Lock<u32> = Lock::new(2);
static CUP: Cup = Cup::new(3);
fn main() {
    println!(\"{} {} {}\", HITS.load(SeqCst), LOCK.lock().unwrap(), CUP.lock().unwrap());
}
";
    let program = compile("names", source, "2024").unwrap();
    let graph = explore(&program, &[]).unwrap();
    assert_eq!(graph.outcomes[0].output, "1 2 3\n");
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

#[remembered::test]
fn what_is_lent_to_scoped_threads_is_found() {
    let lends = |body: &str| {
        let source = format!("use std::thread::scope;\nfn main() {{ {body} }}\n");
        let program = instrument(&source).unwrap();
        let last = program.trim_end().lines().last().unwrap();
        last.ends_with("true) } }")
    };
    // By being named in the closure of a thread, or through a reference.
    assert!(lends("let mut n = 0; scope(|s| { s.spawn(|| n += 1); });"));
    assert!(lends(
        "let mut v = [0]; scope(|s| for x in &mut v { s.spawn(move || *x = 1); });"
    ));
    assert!(lends(
        "let mut v = [0]; scope(|s| for x in v.iter_mut() { s.spawn(move || *x = 1); });"
    ));
    assert!(lends(
        "let mut n = 0; let mut add = || n += 1; scope(|s| { s.spawn(move || add()); });"
    ));
    // What is mutable in a thread, or only in who spawns it.
    assert!(!lends(
        "let m = std::sync::Mutex::new(0); scope(|s| { s.spawn(|| { let mut g = m.lock().unwrap(); *g += 1; }); });"
    ));
    assert!(!lends(
        "scope(|s| { let mut all = Vec::new(); for n in 0..2 { all.push(s.spawn(move || n)); } });"
    ));
}

const STATICS: &str = r#"
use std::cell::UnsafeCell;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering::{Acquire, Release}};

struct Spin {
    taken: AtomicBool,
    count: UnsafeCell<u32>,
}

unsafe impl Sync for Spin {}

impl Spin {
    const fn new(count: u32) -> Self {
        Self { taken: AtomicBool::new(false), count: UnsafeCell::new(count) }
    }

    fn add(&self) -> u32 {
        while self.taken.swap(true, Acquire) {
            std::hint::spin_loop();
        }
        let count = unsafe { &mut *self.count.get() };
        *count += 1;
        let count = *count;
        self.taken.store(false, Release);
        count
    }
}

macro_rules! spin {
    ($vis:vis $name:ident) => { $vis static $name: Spin = Spin::new(20); };
}

static NAMES: [&str; 2] = ["one", "two"];
static TOTAL: Mutex<Vec<u32>> = Mutex::new(Vec::new());
/// Public, with a zero, which other linker sections hold.
pub(crate) static SPIN: Spin = Spin::new(0);
spin!(pub MADE);

thread_local! {
    static OWN: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
}

fn local() -> u32 {
    static LOCAL: Spin = Spin::new(10);
    LOCAL.add()
}

fn main() {
    let other = std::thread::spawn(|| SPIN.add());
    SPIN.add();
    other.join().unwrap();
    OWN.set(local());
    TOTAL.lock().unwrap().extend([SPIN.add(), OWN.get(), MADE.add()]);
    println!("{} {:?}", NAMES[1], TOTAL.lock().unwrap());
}
"#;

#[remembered::test]
fn statics_that_unsafe_code_changes_begin_each_run_alike() {
    for edition in ["2021", "2024"] {
        let program = compile(&format!("statics{edition}"), STATICS, edition).unwrap();
        let graph = explore(&program, &[]).unwrap();
        assert_eq!(outputs(&graph), ["two [3, 11, 21]\n"]);
    }
}

fn main() {
    remembered::run(|parts| parts);
}

/// Longer than a page may send.
const LONG: usize = 60_000;

#[remembered::test]
fn no_text_takes_long_to_be_instrumented() {
    let repeated = [
        "|| {",
        "let mut a = ",
        "let mut a = 1; || b;",
        "&mut ",
        "|a| a,",
        "(",
        "{",
        "Arc::get_mut::",
        ">::downgrade ",
        "type ",
        "type A = Arc::",
        "Mutex as a ",
        "const fn ",
        "static a: T = ",
        "Mutex::<",
        "# ",
        "#[derive(Debug)] ",
        "const {",
        "/*",
        "\"",
        "r#\"",
        "'a",
        "pub(",
    ];
    let nested = [
        ("|| {", "x", "}"),
        ("move || { let mut b = 1; ", "b", "}"),
        ("let mut a = || {", "a", "};"),
        ("(", "x", ")"),
        ("{", "x", "}"),
        ("Vec<", "x", ">"),
        ("m!(", "x", ")"),
        ("/*", "x", "*/"),
    ];
    let repeated = repeated.map(|text| text.repeat(LONG / text.len()));
    let nested = nested.map(|(open, within, close)| {
        let count = LONG / (open.len() + close.len());
        open.repeat(count) + within + &close.repeat(count)
    });
    for text in repeated.iter().chain(&nested) {
        let program =
            format!("fn main() {{ scope; unsafe {{}} static A: T = x; let mut x = 1; {text} }}");
        let start = Instant::now();
        // Some are no program, which is told as quickly.
        let _ = instrument(&program);
        let time = start.elapsed();
        assert!(time < Duration::from_secs(1), "{time:?}: {}", &text[..20]);
    }
}

#[remembered::test]
fn a_closure_that_takes_a_pattern_apart_may_write_to_what_it_names() {
    let program = |argument: &str| {
        format!(
            "fn main() {{ let mut sold = 0; std::thread::scope(|scope| {{ \
             scope.spawn(move || [Ok::<u32, u32>(1)].map(|{argument}| sold += x)); }}); }}"
        )
    };
    let lends = |program: &str| instrument(program).unwrap().ends_with("false, true) } }\n");
    assert!(lends(&program("(Ok(x) | Err(x))")));
    assert!(!lends(
        &program("(Ok(x) | Err(x))")
            .replace("sold += x", "x")
            .replace("mut sold", "sold")
    ));
}
