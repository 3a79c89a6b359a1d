use super::*;

#[remembered::test]
fn the_program_ends_with_main() {
    check(&["m", "m t", "t m"], || {
        thread::spawn(|| println!("t"));
        println!("m");
    });
}

#[remembered::test]
fn join_waits_and_hands_over_the_result() {
    check(&["1 2 7"], || {
        let thread = thread::spawn(|| {
            print!("1 ");
            7
        });
        let seven = thread.join().unwrap();
        println!("2 {seven}");
    });
}

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
    assert!(output.contains("threads.rs:"), "{output}");
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
fn a_scope_waits_for_its_threads() {
    check(&["a b end", "b a end"], || {
        thread::scope(|scope| {
            scope.spawn(|| println!("a"));
            scope.spawn(|| println!("b"));
        });
        println!("end");
    });
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
fn is_finished_may_be_false_after_the_last_step() {
    check(&["false false", "false true", "true true"], || {
        let (sender, receiver) = channel();
        let thread = thread::spawn(move || sender.send(()).unwrap());
        let before = thread.is_finished();
        receiver.recv().unwrap();
        println!("{before} {}", thread.is_finished());
    });
}

#[remembered::test]
fn a_token_is_kept_until_parking() {
    check(&["u p", "p u"], || {
        let parked = thread::spawn(|| {
            thread::park();
            println!("p");
        });
        parked.thread().unpark();
        println!("u");
        parked.join().unwrap();
    });
}

#[remembered::test]
fn parking_may_end_for_no_reason_if_asked() {
    let options = Options {
        spurious: true,
        ..Options::default()
    };
    check_with(&options, &["early", "late"], || {
        let ready = Arc::new(AtomicBool::new(false));
        let theirs = Arc::clone(&ready);
        let main = thread::current();
        thread::spawn(move || {
            theirs.store(true, SeqCst);
            main.unpark();
        });
        thread::park();
        println!("{}", if ready.load(SeqCst) { "late" } else { "early" });
    });
    check_with(&options, &["ready"], || {
        let ready = Arc::new(AtomicBool::new(false));
        let theirs = Arc::clone(&ready);
        let main = thread::current();
        thread::spawn(move || {
            theirs.store(true, SeqCst);
            main.unpark();
        });
        while !ready.load(SeqCst) {
            thread::park();
        }
        println!("ready");
    });
}

#[remembered::test]
fn tokens_do_not_add_up() {
    check(&["deadlock"], || {
        thread::current().unpark();
        thread::current().unpark();
        thread::park();
        thread::park();
    });
}

#[remembered::test]
fn parking_may_time_out() {
    check(&["done"], || {
        thread::park_timeout(SOON);
        println!("done");
    });
}

#[remembered::test]
fn sleeping_decides_nothing() {
    check(&["0", "1"], || {
        let flag = Arc::new(AtomicU32::new(0));
        let other = Arc::clone(&flag);
        thread::spawn(move || other.store(1, SeqCst));
        thread::sleep(Duration::from_secs(3600));
        println!("{}", flag.load(SeqCst));
    });
}

#[remembered::test]
fn names_and_numbers() {
    check(&["Some(\"main\") ThreadId(1) None Some(\"it\") 4"], || {
        let main = thread::current();
        print!("{:?} {:?} ", main.name(), main.id());
        print!(
            "{:?} ",
            thread::spawn(|| thread::current().name().map(str::to_owned))
                .join()
                .unwrap()
        );
        let named = thread::Builder::new()
            .name("it".to_owned())
            .spawn(|| {})
            .unwrap();
        print!("{:?} ", named.thread().name());
        named.join().unwrap();
        println!("{}", thread::available_parallelism().unwrap());
    });
}

#[remembered::test]
fn threads_of_threads_are_the_same_in_every_schedule() {
    let graph = graph(&Options::default(), || {
        thread::scope(|scope| {
            for name in ["a", "b"] {
                scope.spawn(move || {
                    thread::scope(|scope| {
                        scope.spawn(move || println!("{name}"));
                    });
                });
            }
        });
    });
    assert_eq!(graph.outcomes.len(), 2);
    assert_eq!(graph.threads.len(), 5);
}

// Main is 1, and each thread has the next number when it is spawned.
#[remembered::test]
fn threads_are_numbered_in_the_order_in_which_they_are_spawned() {
    let expected = [
        "a 3 b 5", "b 5 a 3", "a 4 b 5", "a 5 b 4", "b 4 a 5", "b 5 a 4",
    ];
    check(&expected, || {
        let spawn = |name: &'static str| {
            thread::spawn(move || {
                let child = thread::spawn(|| ());
                let id = format!("{:?}", child.thread().id());
                println!("{name} {}", id.trim_matches(|c: char| !c.is_ascii_digit()));
            })
        };
        let both = [spawn("a"), spawn("b")];
        for thread in both {
            thread.join().unwrap();
        }
    });
}

struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}

thread_local! {
    static COUNT: Cell<u32> = const { Cell::new(1) };
    static WORDS: RefCell<Vec<&'static str>> = RefCell::new(vec!["first"]);
    static LOUD: Loud = Loud("dropped");
}

#[remembered::test]
fn thread_locals_are_each_threads_own_and_new_in_every_run() {
    check(&["1 2 [\"first\", \"mine\"] 1"], || {
        thread::spawn(|| {
            print!("{} ", COUNT.get());
            COUNT.set(2);
            WORDS.with_borrow_mut(|words| words.push("mine"));
            print!("{} {:?} ", COUNT.replace(5), WORDS.take());
        })
        .join()
        .unwrap();
        println!("{}", COUNT.with(Cell::get));
    });
}

#[remembered::test]
fn thread_locals_are_dropped_before_join_returns() {
    check(&["used dropped joined"], || {
        thread::spawn(|| LOUD.with(|_| println!("used")))
            .join()
            .unwrap();
        println!("joined");
    });
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
fn what_a_scoped_thread_writes_to_is_part_of_the_state() {
    check(&["[0, 1]", "[1, 0]"], || {
        let next = AtomicU32::new(0);
        let mut slots = [9; 2];
        thread::scope(|scope| {
            for slot in &mut slots {
                scope.spawn(|| *slot = next.fetch_add(1, SeqCst));
            }
        });
        println!("{slots:?}");
    });
    // Lent by a message.
    check(&["1 2", "2 1"], || {
        let next = AtomicU32::new(1);
        let (mut a, mut b) = (0, 0);
        thread::scope(|scope| {
            for slot in [&mut a, &mut b] {
                let (sender, receiver) = channel::<&mut u32>();
                let next = &next;
                scope.spawn(move || *receiver.recv().unwrap() = next.fetch_add(1, SeqCst));
                sender.send(slot).unwrap();
            }
        });
        println!("{a} {b}");
    });
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

/// Of each outcome, what it has printed last, and how it ends.
fn last_line(graph: &explorer::Graph) -> Vec<(&str, &str)> {
    let outcomes = graph.outcomes.iter();
    let last = outcomes.map(|it| (it.output.lines().last(), it.end.as_str()));
    last.map(|(line, end)| (line.unwrap_or_default(), end))
        .collect()
}

// The documentation of `is_finished`: "This might return `true` for a brief moment after the thread's main function has
// returned, but before the thread itself has stopped running."
#[remembered::test]
fn a_thread_is_finished_before_its_locals_are_dropped() {
    check(
        &[
            "false dropped",
            "true dropped",
            "dropped true",
            "dropped false",
        ],
        || {
            let thread = thread::spawn(|| LOUD.with(|_| ()));
            let finished = thread.is_finished();
            println!("{finished}");
            thread.join().unwrap();
        },
    );
}

// The documentation of `scope`: "even when this function returns, destructors of thread-local variables in these threads
// might still be running".
#[remembered::test]
fn a_scope_does_not_wait_for_the_locals_of_its_threads() {
    check(&["dropped main", "main dropped", "main"], || {
        thread::scope(|scope| {
            scope.spawn(|| LOUD.with(|_| ()));
        });
        println!("main");
    });
    check(&["dropped main"], || {
        thread::scope(|scope| {
            scope.spawn(|| LOUD.with(|_| ())).join().unwrap();
        });
        println!("main");
    });
}

// What a real run says: see `std::sys::thread_local`, which runs destructors from the last one registered on.
#[remembered::test]
fn destructors_of_locals_run_from_the_last_made_on_and_may_make_others() {
    struct First;
    struct Second;
    impl Drop for First {
        fn drop(&mut self) {
            let own = FIRST.try_with(|_| ()).map_err(|error| error.to_string());
            print!(
                "first {own:?} {:?} {}; ",
                SECOND.try_with(|_| ()).is_ok(),
                COUNT.get()
            );
        }
    }
    impl Drop for Second {
        fn drop(&mut self) {
            print!("second {:?}; ", FIRST.try_with(|_| ()));
        }
    }
    thread_local! {
        static FIRST: First = const { First };
        static SECOND: Second = const { Second };
    }
    let end = "first Err(\"already destroyed\")";
    check(&[&format!("second Ok(()); {end} false 1;")], || {
        let make = || {
            FIRST.with(|_| ());
            SECOND.with(|_| ());
        };
        thread::spawn(make).join().unwrap();
    });
    check(
        &[&format!("{end} true 1; second Err(AccessError);")],
        || {
            thread::spawn(|| FIRST.with(|_| ())).join().unwrap();
        },
    );
}

// As a real run does: the value that the initialiser itself has made is dropped.
#[remembered::test]
fn a_local_whose_initialiser_makes_it_is_made_again() {
    struct Made(u32);
    impl Drop for Made {
        fn drop(&mut self) {
            print!("drop {} ", self.0);
        }
    }
    thread_local! {
        static MADE: Made = {
            let depth = COUNT.get();
            COUNT.set(depth + 1);
            if depth == 1 {
                MADE.with(|made| print!("inner {} ", made.0));
            }
            Made(depth)
        };
        static UNASKED: Cell<u32> = {
            print!("asked ");
            Cell::new(1)
        };
    }
    check(&["inner 2 drop 2 got 1 3 drop 1"], || {
        let make = || {
            MADE.with(|made| print!("got {} ", made.0));
            UNASKED.set(3);
            print!("{} ", UNASKED.get());
        };
        thread::spawn(make).join().unwrap();
    });
}

// On Linux, as real runs show; in the documentation of `LocalKey` it is "a best effort".
#[remembered::test]
fn the_locals_of_who_ends_the_program_are_dropped() {
    check(&["main dropped"], || {
        LOUD.with(|_| ());
        println!("main");
    });
    // Whoever is first to end the program ends it.
    check(
        &[
            "main",
            "dropped exit 3",
            "dropped main exit 3",
            "main dropped exit 3",
        ],
        || {
            thread::spawn(|| {
                LOUD.with(|_| ());
                process::exit(3);
            });
            println!("main");
        },
    );
}

#[remembered::test]
fn a_local_that_panics_when_it_is_dropped_aborts() {
    struct Panics;
    impl Drop for Panics {
        fn drop(&mut self) {
            panic!("no");
        }
    }
    struct Looks;
    impl Drop for Looks {
        fn drop(&mut self) {
            LOOKS.with(|_| ());
        }
    }
    thread_local! {
        static PANICS: Panics = const { Panics };
        static LOOKS: Looks = const { Looks };
    }
    let words = "fatal runtime error: thread local panicked on drop, aborting";
    for local in [|| PANICS.with(|_| ()), || LOOKS.with(|_| ())] {
        let found = graph(&Options::default(), move || {
            println!("{}", thread::spawn(local).join().is_err());
        });
        assert_eq!(last_line(&found), [(words, "abort")]);
    }
    let found = graph(&Options::default(), || LOOKS.with(|_| ()));
    let output = &found.outcomes[0].output;
    let reason =
        "cannot access a Thread Local Storage value during or after destruction: AccessError";
    assert!(output.contains(reason), "{output}");
    assert_eq!(last_line(&found), [(words, "abort")]);
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

#[remembered::test]
fn what_nobody_joins_is_dropped_by_the_thread_or_with_its_handle() {
    struct Tells;
    impl Drop for Tells {
        fn drop(&mut self) {
            println!("{}", thread::current().name().unwrap_or("thread"));
        }
    }
    check(&["main end", "thread end", "end", "end thread"], || {
        drop(thread::spawn(|| Tells));
        println!("end");
    });
}

// Words of a real run on Linux; the documentation of `join` says that it "may panic on some platforms".
#[remembered::test]
fn who_joins_itself_panics() {
    let graph = graph(&Options::default(), || {
        let (give, handle) = channel::<thread::JoinHandle<()>>();
        let (done, is_done) = channel();
        let join = move || {
            let handle = handle.recv().unwrap();
            let joined = panic::catch_unwind(panic::AssertUnwindSafe(|| handle.join()));
            println!("{}", joined.is_err());
            done.send(()).unwrap();
        };
        give.send(thread::spawn(join)).unwrap();
        is_done.recv().unwrap();
    });
    assert_eq!(last_line(&graph), [("true", "ok")]);
    let words = "failed to join thread: Resource deadlock avoided (os error 35)";
    assert!(graph.outcomes[0].output.contains(words));
}

// As a real run does: a scope waits until what its threads returned is gone, or taken.
#[remembered::test]
fn a_scope_waits_for_ever_for_a_thread_whose_handle_is_forgotten() {
    check(&["deadlock"], || {
        thread::scope(|scope| std::mem::forget(scope.spawn(|| ())));
    });
}

#[remembered::test]
fn a_name_with_a_null_byte_panics() {
    let graph = graph(&Options::default(), || {
        let builder = thread::Builder::new().name("a\0b".to_owned());
        let _ = builder.spawn(|| ());
    });
    assert_eq!(graph.outcomes[0].end, "panic");
    let words = "thread name may not contain interior null bytes: NulError(1, [97, 0, 98])";
    assert!(graph.outcomes[0].output.contains(words));
}

// Nothing can change what such a thread does, so the others go on without it.
#[remembered::test]
fn a_thread_that_goes_round_for_ever_stays_where_it_is() {
    #[expect(clippy::empty_loop, reason = "that is what is tried")]
    fn spin() {
        loop {}
    }
    check(&["main"], || {
        thread::spawn(spin);
        println!("main");
    });
    check(&["main deadlock"], || {
        let spins = thread::spawn(|| {
            let mut value = 0_u8;
            loop {
                value = std::hint::black_box(value.wrapping_add(1));
            }
        });
        println!("main");
        let _: thread::Result<()> = spins.join();
    });
    check(&["deadlock"], spin);
}

// It never comes back to where it was in less than thousands of years.
#[remembered::test]
fn a_thread_that_does_no_operation_for_seconds_is_told_with_its_line() {
    let compute = || {
        thread::yield_now();
        let mut value = 0_u64;
        while value < u64::MAX {
            value = std::hint::black_box(value + 1);
        }
    };
    let here = line!();
    let error = explore(&Options::default(), compute).unwrap_err();
    let told: Option<u32> = error
        .strip_prefix("line ")
        .and_then(|rest| rest.split(':').next()?.parse().ok());
    assert!(
        told.is_some_and(|line| (here - 4..here - 1).contains(&line)),
        "{error}"
    );
    let last = format!(
        "main goes on for seconds without an operation that others could see, the last of which was at line {}",
        here - 6
    );
    assert!(error.contains(&last), "{error}");
}

// The documentation of `park`: an `unpark` may "get consumed by a different park in the same thread, leading to a deadlock".
// Std parks in a scope's end and in channels; real runs show each deadlock.
#[remembered::test]
fn what_waits_by_parking_may_take_the_token() {
    check(&["woken", "deadlock"], || {
        let main = thread::current();
        thread::scope(|scope| {
            scope.spawn(|| main.unpark());
        });
        thread::park();
        println!("woken");
    });
    check(&["woken", "deadlock"], || {
        let main = thread::current();
        let (sender, receiver) = channel();
        thread::spawn(move || {
            main.unpark();
            sender.send(()).unwrap();
        });
        receiver.recv().unwrap();
        thread::park();
        println!("woken");
    });
    check(&["woken", "deadlock"], || {
        let main = thread::current();
        let (sender, receiver) = sync_channel(0);
        thread::spawn(move || {
            main.unpark();
            receiver.recv().unwrap();
        });
        sender.send(()).unwrap();
        thread::park();
        println!("woken");
    });
    // Main does not wait in between.
    check(&["woken"], || {
        let main = thread::current();
        let (sender, receiver) = channel();
        sender.send(()).unwrap();
        thread::spawn(move || main.unpark());
        receiver.recv().unwrap();
        thread::park();
        println!("woken");
    });
    // A join does not park.
    check(&["woken"], || {
        let main = thread::current();
        thread::spawn(move || main.unpark()).join().unwrap();
        thread::park();
        println!("woken");
    });
}
