//! Sizes of graphs that are known from elsewhere.

#[macro_use(println)]
extern crate explorer;

use explorer::sync::atomic::{AtomicUsize, Ordering};
use explorer::sync::{Arc, Mutex};
use explorer::{Count, Graph, Options, explore, thread};

fn graph(main: impl Fn() + Send + 'static) -> Graph {
    let graph = explore(&Options::default(), main).unwrap();
    assert_eq!(graph.capped, None);
    graph
}

fn ways_to(graph: &Graph, end: &str) -> Count {
    graph
        .outcomes
        .iter()
        .filter(|outcome| outcome.end == end)
        .map(|outcome| &outcome.schedules)
        .sum()
}

#[remembered::test]
fn a_counter_in_a_mutex() {
    let graph = graph(|| {
        let counter = Arc::new(Mutex::new(0));
        let mut handles = vec![];
        for _ in 0..2 {
            let counter = Arc::clone(&counter);
            handles.push(thread::spawn(move || {
                let mut number = counter.lock().unwrap();
                *number += 1;
            }));
        }
        for handle in handles {
            handle.join().unwrap();
        }
        println!("Result: {}", *counter.lock().unwrap());
    });
    assert_eq!(graph.schedules, Count::from(10));
    assert_eq!((graph.outcomes.len(), graph.nodes.len()), (1, 19));
    assert_eq!(graph.outcomes[0].output, "Result: 2\n");
}

#[remembered::test]
fn two_locks_in_opposite_order() {
    let graph = graph(|| {
        let a = Arc::new(Mutex::new(1));
        let b = Arc::new(Mutex::new(2));
        let t1 = {
            let (a, b) = (Arc::clone(&a), Arc::clone(&b));
            thread::spawn(move || {
                let x = a.lock().unwrap();
                let y = b.lock().unwrap();
                println!("sum {}", *x + *y);
            })
        };
        let t2 = {
            let (a, b) = (Arc::clone(&a), Arc::clone(&b));
            thread::spawn(move || {
                let y = b.lock().unwrap();
                let x = a.lock().unwrap();
                println!("difference {}", *y - *x);
            })
        };
        t1.join().unwrap();
        t2.join().unwrap();
    });
    assert_eq!(graph.schedules, Count::from(66));
    assert_eq!(graph.outcomes.len(), 3);
    assert_eq!(ways_to(&graph, "deadlock"), Count::from(3));
}

#[remembered::test]
fn a_lost_update() {
    let graph = graph(|| {
        let counter = AtomicUsize::new(0);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let old = counter.load(Ordering::SeqCst);
                    counter.store(old + 1, Ordering::SeqCst);
                });
            }
        });
        println!("counter = {}", counter.load(Ordering::SeqCst));
    });
    assert_eq!(graph.schedules, Count::from(10));
    assert_eq!(graph.outcomes.len(), 2);
    let lost = graph
        .outcomes
        .iter()
        .find(|outcome| outcome.output == "counter = 1\n");
    assert_eq!(lost.unwrap().schedules, Count::from(6));
}

#[remembered::test]
fn five_philosophers() {
    let start = std::time::Instant::now();
    let graph = graph(|| {
        let forks: Vec<_> = (0..5).map(|_| Mutex::new(())).collect();
        thread::scope(|scope| {
            for seat in 0..5 {
                let forks = &forks;
                scope.spawn(move || {
                    let _left = forks[seat].lock().unwrap();
                    let _right = forks[(seat + 1) % 5].lock().unwrap();
                });
            }
        });
        println!("fed");
    });
    assert_ne!(ways_to(&graph, "deadlock"), Count::default());
    assert_eq!(
        (graph.schedules.clone(), graph.nodes.len()),
        (Count::from(2_774_608_287), 2307)
    );
    eprintln!(
        "{} schedules, {} states, {} runs, {:?}",
        graph.schedules,
        graph.nodes.len(),
        graph.runs,
        start.elapsed()
    );
}

fn main() {
    remembered::run(|parts| parts);
}
