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
fn threads_of_threads_have_the_same_number_in_every_schedule() {
    let graph = graph(&Options::default(), || {
        thread::scope(|scope| {
            for name in ["a", "b"] {
                scope.spawn(move || {
                    thread::scope(|scope| {
                        scope.spawn(move || println!("{name} {:?}", thread::current().id()));
                    });
                });
            }
        });
    });
    // One number for each: two orders, and nothing else differs.
    assert_eq!(graph.outcomes.len(), 2);
    assert_eq!(graph.threads.len(), 5);
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
