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
