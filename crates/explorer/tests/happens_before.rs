//! What happened before what, as the graph tells it, replayed by the rules its documentation gives.

#[macro_use(println)]
extern crate explorer;

use explorer::sync::atomic::{AtomicU32, Ordering, fence};
use explorer::sync::mpsc::channel;
use explorer::sync::{Barrier, Mutex};
use explorer::trace::shortest_to;
use explorer::{Graph, Model, Options, explore, thread};
use std::collections::{HashMap, VecDeque};

type Clock = Vec<u32>;

fn join(clock: &mut Clock, other: &Clock) {
    clock.resize(clock.len().max(other.len()), 0);
    for (mine, theirs) in clock.iter_mut().zip(other) {
        *mine = (*mine).max(*theirs);
    }
}

/// By step of a path: the clock of its thread after it.
fn clocks(steps: &[&explorer::graph::Step], threads: usize) -> Vec<Clock> {
    let mut clocks = vec![vec![0; threads]; threads];
    let (mut glanced, mut fenced) = (clocks.clone(), clocks.clone());
    let mut left: HashMap<String, Clock> = HashMap::new();
    let mut queues: HashMap<String, VecDeque<Clock>> = HashMap::new();
    let mut after = Vec::new();
    for step in steps {
        clocks[step.thread][step.thread] += 1;
        for edge in &step.edges {
            let words: Vec<&str> = edge.split(' ').collect();
            let (words, by) = match words[..] {
                [.., "by", by] => (&words[..words.len() - 2], by.parse().unwrap()),
                _ => (&words[..], step.thread),
            };
            let place = words.get(1).copied().unwrap_or_default();
            let known = left.get(place).cloned().unwrap_or_default();
            match words[0] {
                "acquire" => join(&mut clocks[by], &known),
                "glance" => join(&mut glanced[by], &known),
                "release" => join(left.entry(place.to_owned()).or_default(), &clocks[by]),
                "release-fenced" => join(left.entry(place.to_owned()).or_default(), &fenced[by]),
                "set" => drop(left.insert(place.to_owned(), clocks[by].clone())),
                "set-fenced" => drop(left.insert(place.to_owned(), fenced[by].clone())),
                "carry" => drop(left.insert(words[2].to_owned(), known)),
                "acquire-fence" => {
                    let glanced = glanced[by].clone();
                    join(&mut clocks[by], &glanced);
                }
                "release-fence" => fenced[by].clone_from(&clocks[by]),
                "push" => queues
                    .entry(place.to_owned())
                    .or_default()
                    .push_back(clocks[by].clone()),
                "pop" => {
                    let sent = queues.get_mut(place).unwrap().pop_front().unwrap();
                    join(&mut clocks[by], &sent);
                }
                "unpush" => drop(queues.get_mut(place).unwrap().pop_back()),
                "spawn" => clocks[place.parse::<usize>().unwrap()] = clocks[by].clone(),
                other => panic!("unknown edge {other}"),
            }
        }
        after.push(clocks[step.thread].clone());
    }
    after
}

/// On a shortest path to `output`: whether the step `first` happened before the step `second`, each given by operation
/// and value.
#[track_caller]
fn before(graph: &Graph, output: &str, first: (&str, &str), second: (&str, &str)) -> bool {
    let outcome = graph
        .outcomes
        .iter()
        .find(|outcome| outcome.output == output)
        .unwrap();
    let path = shortest_to(graph, outcome).unwrap();
    let clocks = clocks(path.steps(), graph.threads.len());
    let find = |(operation, value): (&str, &str)| {
        path.steps()
            .iter()
            .position(|step| step.operation == operation && step.value == value)
            .unwrap()
    };
    let (first, second) = (find(first), find(second));
    let thread = path.steps()[first].thread;
    clocks[second][thread] >= clocks[first][thread]
}

#[track_caller]
fn graph(model: Model, main: impl Fn() + Send + 'static) -> Graph {
    explore(
        &Options {
            model,
            ..Options::default()
        },
        main,
    )
    .unwrap()
}

#[test]
fn a_message_brings_what_its_sender_did_before_it_and_not_after() {
    let graph = graph(Model::Sc, || {
        let x = AtomicU32::new(0);
        thread::scope(|scope| {
            let (sender, receiver) = channel();
            let x = &x;
            scope.spawn(move || {
                x.store(1, Ordering::Relaxed);
                sender.send(7).unwrap();
                x.store(2, Ordering::Relaxed);
                sender.send(8).unwrap();
            });
            receiver.recv().unwrap();
        });
        println!("end");
    });
    assert!(before(&graph, "end\n", ("store", "1"), ("recv", "7")));
    assert!(!before(&graph, "end\n", ("store", "2"), ("recv", "7")));
    assert!(before(&graph, "end\n", ("store", "2"), ("scope end", "")));
}

/// A store of 1, and a store of the flag 5, which is loaded: did the first happen before the load?
fn flag(model: Model, store: Ordering, load: Ordering, fences: bool) -> bool {
    let graph = graph(model, move || {
        let (x, flag) = (AtomicU32::new(0), AtomicU32::new(0));
        thread::scope(|scope| {
            scope.spawn(|| {
                x.store(1, Ordering::Relaxed);
                if fences {
                    fence(Ordering::Release);
                }
                flag.store(5, store);
            });
            let seen = flag.load(load);
            if fences {
                fence(Ordering::Acquire);
            }
            println!("{seen}");
        });
    });
    before(&graph, "5\n", ("store", "1"), ("print", "5\n"))
}

#[test]
fn orderings_decide_what_a_flag_brings() {
    use Ordering::{Acquire, Relaxed, Release, SeqCst};
    for model in [Model::Sc, Model::Weak] {
        assert!(flag(model, Release, Acquire, false));
        assert!(flag(model, SeqCst, SeqCst, false));
        assert!(!flag(model, Relaxed, Acquire, false));
        assert!(!flag(model, Release, Relaxed, false));
        assert!(!flag(model, Relaxed, Relaxed, false));
        assert!(flag(model, Relaxed, Relaxed, true));
    }
}

#[test]
fn locks_and_barriers_order_what_is_around_them() {
    for model in [Model::Sc, Model::Weak] {
        let graph = graph(model, || {
            let (lock, barrier, x) = (Mutex::new(0), Barrier::new(2), AtomicU32::new(0));
            thread::scope(|scope| {
                scope.spawn(|| {
                    x.store(1, Ordering::Relaxed);
                    *lock.lock().unwrap() = 3;
                    barrier.wait();
                });
                barrier.wait();
                let seen = *lock.lock().unwrap();
                println!("{seen}");
            });
        });
        assert_eq!(graph.outcomes.len(), 1);
        assert!(before(&graph, "3\n", ("store", "1"), ("print", "3\n")));
        assert!(before(&graph, "3\n", ("spawn", "t1"), ("store", "1")));
        assert!(!before(&graph, "3\n", ("print", "3\n"), ("store", "1")));
    }
}
