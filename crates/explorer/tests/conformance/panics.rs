//! Panics of threads: who learns of them, and what they end.

use super::*;

#[remembered::test]
fn a_panic_is_the_result_of_join() {
    let graph = graph(&Options::default(), || {
        let thread = thread::Builder::new()
            .name("worker".to_owned())
            .spawn(|| -> u32 { panic!("no paper") });
        let error = thread.unwrap().join().unwrap_err();
        println!("main got {}", error.downcast_ref::<&str>().unwrap());
    });
    let output = &graph.outcomes[0].output;
    assert!(
        output.starts_with("\nthread 'worker' panicked at "),
        "{output}"
    );
    assert!(output.contains("panics.rs:"), "{output}");
    assert!(
        output.ends_with(":\nno paper\nmain got no paper\n"),
        "{output}"
    );
    assert_eq!(
        (graph.outcomes.len(), graph.outcomes[0].end.as_str()),
        (1, "ok")
    );
}

#[remembered::test]
fn a_panic_of_main_ends_the_program() {
    let graph = graph(&Options::default(), || {
        println!("{}", "x".parse::<u32>().expect("there is one"));
    });
    assert_eq!(graph.outcomes[0].end, "panic");
    assert!(
        graph.outcomes[0]
            .output
            .ends_with(":\nthere is one: ParseIntError { kind: InvalidDigit }\n")
    );
}

#[remembered::test]
fn a_scope_passes_a_panic_on_that_nobody_joined() {
    let graph = graph(&Options::default(), || {
        let result = panic::catch_unwind(|| {
            thread::scope(|scope| {
                scope.spawn(|| panic!("mine"));
            })
        });
        println!(
            "caught {}",
            result.unwrap_err().downcast_ref::<&str>().unwrap()
        );
    });
    assert_eq!(graph.outcomes.len(), 1);
    assert!(graph.outcomes[0].output.contains("mine"));
    assert!(
        graph.outcomes[0]
            .output
            .ends_with("caught a scoped thread panicked\n")
    );
}

#[remembered::test]
fn others_run_while_a_thread_unwinds() {
    let graph = graph(&Options::default(), || {
        let unwinding = thread::spawn(|| {
            let _one = Loud("one");
            let _two = Loud("two");
            panic!("stop");
        });
        println!("main");
        assert!(unwinding.join().is_err());
    });
    let order = |output: &str| {
        let words = output
            .lines()
            .filter(|line| ["one", "two", "main", "stop"].contains(line));
        words.collect::<Vec<_>>().join(" ")
    };
    let mut orders: Vec<_> = graph
        .outcomes
        .iter()
        .map(|outcome| order(&outcome.output))
        .collect();
    orders.sort();
    assert_eq!(
        orders,
        [
            "main stop two one",
            "stop main two one",
            "stop two main one",
            "stop two one main"
        ]
    );
}

#[remembered::test]
fn two_threads_may_panic_at_the_same_time() {
    let graph = graph(&Options::default(), || {
        let threads: Vec<_> = (0..2)
            .map(|_| {
                thread::spawn(|| {
                    let _loud = Loud("unwinding");
                    assert!(!thread::panicking());
                    panic!("both");
                })
            })
            .collect();
        println!(
            "{}",
            threads.into_iter().all(|thread| thread.join().is_err())
        );
    });
    assert!(
        graph
            .outcomes
            .iter()
            .all(|outcome| outcome.output.ends_with("true\n"))
    );
}

#[remembered::test]
fn what_a_thread_panics_with_is_seen_by_who_joins_it() {
    check(&["0", "1"], || {
        let next = Arc::new(AtomicU32::new(0));
        let (mine, theirs) = (Arc::clone(&next), Arc::clone(&next));
        let first = thread::spawn(move || {
            let number = mine.fetch_add(1, SeqCst);
            panic::resume_unwind(Box::new(number));
        });
        let second = thread::spawn(move || theirs.fetch_add(1, SeqCst));
        second.join().unwrap();
        let payload = first.join().map(|_: ()| ()).unwrap_err();
        println!("{}", payload.downcast_ref::<u32>().unwrap());
    });
}

#[remembered::test]
fn a_panic_that_stays_in_a_destructor_is_caught() {
    struct Catches;
    impl Drop for Catches {
        fn drop(&mut self) {
            assert!(panic::catch_unwind(|| panic!("second")).is_err());
        }
    }
    let graph = graph(&Options::default(), || {
        let thread = thread::spawn(|| {
            let _catches = Catches;
            panic!("first");
        });
        println!("{}", thread.join().is_err());
    });
    assert_eq!(graph.outcomes.len(), 1);
    assert!(graph.outcomes[0].output.ends_with("true\n"));
    assert_eq!(graph.outcomes[0].end, "ok");
}

#[remembered::test]
fn a_result_that_panics_when_it_is_dropped_aborts() {
    struct Panics;
    impl Drop for Panics {
        fn drop(&mut self) {
            panic!("no");
        }
    }
    let words = (
        "fatal runtime error: thread result panicked on drop, aborting",
        "abort",
    );
    let detached = graph(&Options::default(), || {
        thread::spawn(|| Panics);
        thread::park();
    });
    // Dropped by the thread, or by main with the handle.
    assert_eq!(last_line(&detached), [words, words]);
    let scoped = graph(&Options::default(), || {
        thread::scope(|scope| {
            scope.spawn(|| panic::panic_any(Panics));
        });
    });
    assert!(last_line(&scoped).iter().all(|last| *last == words));
    // Who joins has the payload, and its panic is like any other.
    let joined = graph(&Options::default(), || {
        let payload = thread::spawn(|| panic::panic_any(Panics)).join();
        let dropped = panic::catch_unwind(panic::AssertUnwindSafe(|| drop(payload)));
        println!("{}", dropped.is_err());
    });
    assert_eq!(last_line(&joined), [("true", "ok")]);
}
