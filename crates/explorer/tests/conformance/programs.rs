use super::*;

#[remembered::test]
fn exit_ends_everything() {
    check(&["exit 3", "x exit 3"], || {
        thread::spawn(|| println!("x"));
        process::exit(3);
    });
    check(&["abort"], || process::abort());
}

#[remembered::test]
fn main_may_return_an_error() {
    check(&["Error: \"no\" exit 1"], || {
        process::finish(Err::<(), _>("no"))
    });
    check(&["exit 4"], || process::finish(process::ExitCode::from(4)));
}

#[remembered::test]
fn writers_write_to_the_output() {
    check(&["a b"], || {
        writeln!(explorer::io::stdout(), "a").unwrap();
        explorer::eprintln!("b");
    });
}

#[remembered::test]
fn what_the_schedule_does_not_decide_is_refused() {
    let runs = Arc::new(std::sync::atomic::AtomicU32::new(0));
    let error = explore(&Options::default(), move || {
        let run = runs.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        thread::scope(|scope| {
            scope.spawn(move || println!("{run}"));
            scope.spawn(|| println!("b"));
        });
    })
    .unwrap_err();
    assert!(error.contains("not decided by the schedule"), "{error}");
}

#[remembered::test]
fn what_is_beyond_a_bound_is_said_to_be() {
    let prints = || {
        thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| (0..3).for_each(|number| println!("{number}")));
            }
        });
    };
    let capped = |options: Options| explore(&options, prints).unwrap().capped.unwrap();
    let defaults = Options::default();
    assert!(
        capped(Options {
            max_states: 10,
            ..defaults.clone()
        })
        .contains("10 states")
    );
    // What others have given back does not count: it needs more than that.
    let fills = move || {
        let memory = vec![1; 16 << 20];
        prints();
        drop(memory);
    };
    let memory = Options {
        memory: 1,
        ..defaults.clone()
    };
    let capped_by_memory = explore(&memory, fills).unwrap().capped.unwrap();
    assert!(capped_by_memory.contains("memory"));
    assert!(
        capped(Options {
            time: Duration::ZERO,
            ..defaults
        })
        .contains("0ns")
    );
}

#[remembered::test]
fn what_unsafe_code_shares_is_told_apart() {
    struct Spin {
        taken: AtomicBool,
        words: UnsafeCell<Vec<&'static str>>,
    }
    // SAFETY: `words` is only touched by the thread that has set `taken`.
    unsafe impl Sync for Spin {}
    check(&["a b", "b a"], || {
        let spin = Spin {
            taken: AtomicBool::new(false),
            words: UnsafeCell::new(Vec::new()),
        };
        thread::scope(|scope| {
            for word in ["a", "b"] {
                let spin = &spin;
                scope.spawn(move || {
                    while spin.taken.swap(true, SeqCst) {
                        hint::spin_loop();
                    }
                    // SAFETY: this thread has set `taken`.
                    unsafe { (*spin.words.get()).push(word) };
                    spin.taken.store(false, SeqCst);
                });
            }
        });
        println!("{}", spin.words.into_inner().join(" "));
    });
}

#[remembered::test]
fn eager_operations_are_refused_where_others_could_tell() {
    let error = |eager, main: fn()| {
        let options = Options {
            eager: vec![eager],
            ..Options::default()
        };
        explore(&options, main).unwrap_err()
    };
    let unlock = error(Eager::Unlock, || drop(Mutex::new(()).try_lock()));
    assert!(unlock.contains("`try_lock`"), "{unlock}");
    let drop = error(Eager::Drop, || {
        assert!(channel::<()>().1.try_recv().is_err())
    });
    assert!(drop.contains("`try_recv`"), "{drop}");
}

#[remembered::test]
fn a_line_that_is_written_is_one_step() {
    check(&["1 2 3 4", "3 4 1 2"], || {
        thread::scope(|scope| {
            scope.spawn(|| writeln!(explorer::io::stdout(), "{} {}", 1, 2));
            scope.spawn(|| writeln!(explorer::io::stdout(), "{} {}", 3, 4));
        });
    });
}

#[remembered::test]
fn who_has_locked_the_output_prints_alone() {
    check(&["a b c d", "c d a b"], || {
        thread::scope(|scope| {
            for lines in [["a", "b"], ["c", "d"]] {
                scope.spawn(move || {
                    let mut out = explorer::io::stdout().lock();
                    for line in lines {
                        writeln!(out, "{line}").unwrap();
                    }
                });
            }
        });
    });
    check(&["deadlock"], || {
        let _out = explorer::io::stdout().lock();
        thread::spawn(|| println!("never")).join().unwrap();
    });
    // As often as one likes, and the other output is free.
    check(&["a b c", "b a c"], || {
        let error = explorer::io::stderr().lock();
        let thread = thread::spawn(|| println!("a"));
        println!("b");
        drop(explorer::io::stderr().lock());
        thread.join().unwrap();
        explorer::eprintln!("c");
        drop(error);
    });
}

#[remembered::test]
fn others_run_on_until_main_has_returned_its_error() {
    check(&["exit 4", "x exit 4"], || {
        thread::spawn(|| println!("x"));
        process::finish(process::ExitCode::from(4));
    });
}

#[remembered::test]
fn values_that_name_different_objects_differ() {
    #[derive(Debug)]
    struct Choice {
        _of: Arc<Mutex<u32>>,
    }
    explorer::show::<Choice>();
    check(&["1", "2"], || {
        explorer::show::<Choice>();
        let of = |number| Choice {
            _of: Arc::new(Mutex::new(number)),
        };
        let choice = Mutex::new(of(0));
        thread::scope(|scope| {
            for number in 1..=2 {
                let choice = &choice;
                let next = of(number);
                scope.spawn(move || *choice.lock().unwrap() = next);
            }
        });
        let chosen = choice.into_inner().unwrap();
        println!("{}", chosen._of.lock().unwrap());
    });
}

/// A program of a single schedule has no other to be compared with.
#[remembered::test]
fn one_schedule_is_followed_twice() {
    let error = explore(&Options::default(), || {
        let seats: std::collections::HashMap<u32, u32> = (0..20).map(|seat| (seat, seat)).collect();
        println!("{seats:?}");
    })
    .unwrap_err();
    assert!(
        error.starts_with("two runs under the same schedule differed"),
        "{error}"
    );
}
