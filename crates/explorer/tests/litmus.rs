//! The weak memory model against what C11 allows.
//!
//! Each test is a small program whose threads leave what they read in slots; an outcome is the slots in order. Where the
//! explorer shows less than C11 allows, the test says so: it never shows more.

#[macro_use(println)]
extern crate explorer;

use Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};
use explorer::sync::atomic::{AtomicU32, Ordering, fence};
use explorer::{Model, Options, thread};
use outcomes::{graph, outcomes};
use std::collections::BTreeSet;

#[path = "support/outcomes.rs"]
mod outcomes;

/// What a thread does, and what it has read.
type Body = fn(&Shared) -> Vec<u32>;

#[derive(Default)]
struct Shared {
    x: AtomicU32,
    y: AtomicU32,
    z: AtomicU32,
}

fn explored(model: Model, bodies: &'static [Body]) -> BTreeSet<String> {
    let options = Options {
        model,
        max_states: 200_000,
        ..Options::default()
    };
    let graph = graph(&options, move || {
        let shared = Shared::default();
        let read: Vec<u32> = thread::scope(|scope| {
            let threads: Vec<_> = bodies
                .iter()
                .map(|body| scope.spawn(|| body(&shared)))
                .collect();
            threads
                .into_iter()
                .flat_map(|thread| thread.join().unwrap())
                .collect()
        });
        let read: Vec<String> = read.iter().map(u32::to_string).collect();
        println!("{}", read.join(" "));
    });
    outcomes(&graph)
}

fn set(all: &[&str]) -> BTreeSet<String> {
    all.iter().map(|&outcome| outcome.to_owned()).collect()
}

#[track_caller]
fn weak(expected: &[&str], bodies: &'static [Body]) {
    let shown = explored(Model::Weak, bodies);
    assert_eq!(shown, set(expected));
    // Whatever is sequentially consistent is weak, too.
    let consistent = explored(Model::Sc, bodies);
    assert!(consistent.is_subset(&shown), "{consistent:?}");
}

macro_rules! threads {
    ($($shared:ident: $body:expr);* $(;)?) => { &[$((|$shared: &Shared| -> Vec<u32> { $body }) as Body),*] };
}

macro_rules! store_buffering {
    ($store:expr, $load:expr) => {
        threads! {
            s: { s.x.store(1, $store); vec![s.y.load($load)] };
            s: { s.y.store(1, $store); vec![s.x.load($load)] };
        }
    };
}

#[remembered::test]
fn store_buffering() {
    let all = ["0 0", "0 1", "1 0", "1 1"];
    weak(&all, store_buffering!(Relaxed, Relaxed));
    weak(&all, store_buffering!(Release, Acquire));
    weak(&all[1..], store_buffering!(SeqCst, SeqCst));
    assert_eq!(
        explored(Model::Sc, store_buffering!(Relaxed, Relaxed)),
        set(&all[1..])
    );
}

#[remembered::test]
fn store_buffering_with_fences() {
    weak(
        &["0 1", "1 0", "1 1"],
        threads! {
            s: { s.x.store(1, Relaxed); fence(SeqCst); vec![s.y.load(Relaxed)] };
            s: { s.y.store(1, Relaxed); fence(SeqCst); vec![s.x.load(Relaxed)] };
        },
    );
    weak(
        &["0 0", "0 1", "1 0", "1 1"],
        threads! {
            s: { s.x.store(1, Relaxed); fence(AcqRel); vec![s.y.load(Relaxed)] };
            s: { s.y.store(1, Relaxed); fence(AcqRel); vec![s.x.load(Relaxed)] };
        },
    );
}

#[remembered::test]
fn one_fence_is_not_enough_for_store_buffering() {
    weak(
        &["0 0", "0 1", "1 0", "1 1"],
        threads! {
            s: { s.x.store(1, Relaxed); fence(SeqCst); vec![s.y.load(Relaxed)] };
            s: { s.y.store(1, Relaxed); vec![s.x.load(Relaxed)] };
        },
    );
}

macro_rules! message_passing {
    ($store:expr, $load:expr) => {
        threads! {
            s: { s.x.store(1, Relaxed); s.y.store(1, $store); vec![] };
            s: { let flag = s.y.load($load); vec![flag, s.x.load(Relaxed)] };
        }
    };
}

#[remembered::test]
fn message_passing() {
    let ordered = ["0 0", "0 1", "1 1"];
    weak(&ordered, message_passing!(Release, Acquire));
    weak(&ordered, message_passing!(SeqCst, SeqCst));
    for bodies in [
        message_passing!(Relaxed, Relaxed) as &'static [Body],
        message_passing!(Release, Relaxed),
        message_passing!(Relaxed, Acquire),
    ] {
        weak(&["0 0", "0 1", "1 0", "1 1"], bodies);
    }
}

#[remembered::test]
fn message_passing_with_fences() {
    weak(
        &["0 0", "0 1", "1 1"],
        threads! {
            s: { s.x.store(1, Relaxed); fence(Release); s.y.store(1, Relaxed); vec![] };
            s: { let flag = s.y.load(Relaxed); fence(Acquire); vec![flag, s.x.load(Relaxed)] };
        },
    );
    weak(
        &["0 0", "0 1", "1 0", "1 1"],
        threads! {
            s: { s.x.store(1, Relaxed); fence(Release); s.y.store(1, Relaxed); vec![] };
            s: { let flag = s.y.load(Relaxed); vec![flag, s.x.load(Relaxed)] };
        },
    );
}

#[remembered::test]
fn joining_and_spawning_synchronise() {
    let options = Options {
        model: Model::Weak,
        ..Options::default()
    };
    let graph = graph(&options, || {
        let x = AtomicU32::new(0);
        x.store(1, Relaxed);
        thread::scope(|scope| {
            let before = scope.spawn(|| {
                let before = x.load(Relaxed);
                x.store(2, Relaxed);
                before
            });
            println!("{} {}", before.join().unwrap(), x.load(Relaxed));
        });
    });
    assert_eq!(outcomes(&graph), set(&["1 2"]));
}

/// C11 allows `1 1` with relaxed operations. The explorer does not show it: no load reads a store that comes after it.
#[remembered::test]
fn load_buffering_is_not_shown() {
    weak(
        &["0 0", "0 1", "1 0"],
        threads! {
            s: { let read = s.x.load(Relaxed); s.y.store(1, Relaxed); vec![read] };
            s: { let read = s.y.load(Relaxed); s.x.store(1, Relaxed); vec![read] };
        },
    );
}

#[remembered::test]
fn one_atomic_is_coherent() {
    // Read, read: never back.
    weak(
        &["0 0", "0 1", "1 1"],
        threads! {
            s: { s.x.store(1, Relaxed); vec![] };
            s: { let first = s.x.load(Relaxed); vec![first, s.x.load(Relaxed)] };
        },
    );
    // Write, read: its own or a later one.
    weak(
        &["1", "2"],
        threads! {
            s: { s.x.store(1, Relaxed); vec![s.x.load(Relaxed)] };
            s: { s.x.store(2, Relaxed); vec![] };
        },
    );
    // Read, write: never what it writes itself, later.
    weak(
        &["0", "2"],
        threads! {
            s: { let read = s.x.load(Relaxed); s.x.store(1, Relaxed); vec![read] };
            s: { s.x.store(2, Relaxed); vec![] };
        },
    );
}

macro_rules! independent_reads {
    ($store:expr, $load:expr) => {
        threads! {
            s: { s.x.store(1, $store); vec![] };
            s: { s.y.store(1, $store); vec![] };
            s: { let first = s.x.load($load); vec![first, s.y.load($load)] };
            s: { let first = s.y.load($load); vec![first, s.x.load($load)] };
        }
    };
}

#[remembered::test]
fn independent_reads_of_independent_writes() {
    assert_eq!(
        explored(Model::Weak, independent_reads!(Release, Acquire)).len(),
        16
    );
    let consistent = explored(Model::Weak, independent_reads!(SeqCst, SeqCst));
    assert_eq!(consistent.len(), 15);
    assert!(!consistent.contains("1 0 1 0"));
}

/// C11 allows both atomics to end with 1, each first write last. The explorer does not show it: stores to an atomic are
/// ordered as they are made.
#[remembered::test]
fn two_plus_two_writes_are_not_reordered() {
    let options = Options {
        model: Model::Weak,
        ..Options::default()
    };
    let graph = graph(&options, || {
        let (x, y) = (AtomicU32::new(0), AtomicU32::new(0));
        thread::scope(|scope| {
            scope.spawn(|| {
                x.store(1, Relaxed);
                y.store(2, Relaxed);
            });
            scope.spawn(|| {
                y.store(1, Relaxed);
                x.store(2, Relaxed);
            });
        });
        println!("{} {}", x.into_inner(), y.into_inner());
    });
    assert_eq!(outcomes(&graph), set(&["1 2", "2 1", "2 2"]));
}

#[remembered::test]
fn a_read_modify_write_continues_a_release_sequence() {
    weak(
        &["0 0", "0 1", "1 0", "1 1", "2 1"],
        threads! {
            s: { s.x.store(1, Relaxed); s.y.store(1, Release); vec![] };
            s: { s.y.fetch_add(1, Relaxed); vec![] };
            s: { let flag = s.y.load(Acquire); vec![flag, s.x.load(Relaxed)] };
        },
    );
}

#[remembered::test]
fn a_relaxed_store_ends_a_release_sequence() {
    weak(
        &["0 0", "0 1", "1 1", "2 0", "2 1"],
        threads! {
            s: { s.x.store(1, Relaxed); s.y.store(1, Release); s.y.store(2, Relaxed); vec![] };
            s: { let flag = s.y.load(Acquire); vec![flag, s.x.load(Relaxed)] };
        },
    );
}

#[remembered::test]
fn read_modify_writes_read_the_newest() {
    weak(
        &["0 1", "1 0"],
        threads! {
            s: vec![s.x.fetch_add(1, Relaxed)];
            s: vec![s.x.fetch_add(1, Relaxed)];
        },
    );
}

#[remembered::test]
fn a_failed_exchange_may_read_an_old_store() {
    weak(
        &["1 0", "1 1", "0 0", "0 1"],
        threads! {
            s: { s.x.store(1, Relaxed); s.y.store(1, Relaxed); vec![] };
            s: {
                let flag = s.y.load(Relaxed);
                let (Ok(read) | Err(read)) = s.x.compare_exchange(7, 8, Relaxed, Relaxed);
                vec![flag, read]
            };
        },
    );
}

#[remembered::test]
fn what_a_write_follows_is_passed_on() {
    // Write to read to read causality, by way of a third thread.
    weak(
        &[
            "0 0 0", "0 0 1", "0 1 0", "0 1 1", "1 0 0", "1 0 1", "1 1 1",
        ],
        threads! {
            s: { s.x.store(1, Relaxed); vec![] };
            s: { let read = s.x.load(Relaxed); s.y.store(1, Release); vec![read] };
            s: { let flag = s.y.load(Acquire); vec![flag, s.x.load(Relaxed)] };
        },
    );
}

#[remembered::test]
fn a_lock_orders_relaxed_operations() {
    let options = Options {
        model: Model::Weak,
        ..Options::default()
    };
    let graph = graph(&options, || {
        let (lock, x) = (explorer::sync::Mutex::new(0), AtomicU32::new(0));
        thread::scope(|scope| {
            scope.spawn(|| {
                x.store(1, Relaxed);
                *lock.lock().unwrap() = 1;
            });
            let seen = *lock.lock().unwrap();
            println!("{seen} {}", x.load(Relaxed));
        });
    });
    assert_eq!(outcomes(&graph), set(&["0 0", "0 1", "1 1"]));
}

#[remembered::test]
fn a_third_atomic_does_not_matter() {
    weak(&["0"], threads! { s: vec![s.z.load(SeqCst)] });
}

#[remembered::test]
fn a_spinning_thread_sees_a_store_in_the_end() {
    weak(
        &["1"],
        threads! {
            s: { s.x.store(1, Relaxed); s.y.store(1, Release); vec![] };
            s: {
                while s.y.load(Acquire) == 0 {
                    explorer::hint::spin_loop();
                }
                vec![s.x.load(Relaxed)]
            };
        },
    );
}

fn main() {
    remembered::run(|parts| parts);
}
