use super::*;

#[remembered::test]
fn a_barrier_opens_for_all_at_once_and_has_one_leader() {
    check(&["1"], || {
        let barrier = Barrier::new(3);
        let leaders: usize = thread::scope(|scope| {
            let threads: Vec<_> = (0..3)
                .map(|_| scope.spawn(|| usize::from(barrier.wait().is_leader())))
                .collect();
            threads
                .into_iter()
                .map(|thread| thread.join().unwrap())
                .sum()
        });
        println!("{leaders}");
    });
}

#[remembered::test]
fn a_barrier_waits_for_everybody() {
    check(&["deadlock"], || {
        Barrier::new(2).wait();
    });
}

#[remembered::test]
fn once_runs_once() {
    check(&["run a b", "run b a"], || {
        let once = Once::new();
        thread::scope(|scope| {
            for name in ["a", "b"] {
                let once = &once;
                scope.spawn(move || {
                    once.call_once(|| println!("run"));
                    println!("{name}");
                });
            }
        });
        assert!(once.is_completed());
    });
}

#[remembered::test]
fn a_once_lock_keeps_the_first_value() {
    check(&["1 1 Err(2)", "2 2 Err(1)"], || {
        let cell = OnceLock::new();
        let (one, two) = thread::scope(|scope| {
            let one = scope.spawn(|| cell.set(1));
            let two = scope.spawn(|| cell.set(2));
            (one.join().unwrap(), two.join().unwrap())
        });
        let lost = if one.is_err() { one } else { two };
        println!(
            "{} {} {lost:?}",
            cell.get().unwrap(),
            cell.get_or_init(|| 3)
        );
    });
}

static WORDS: LazyLock<Vec<&str>> = LazyLock::constant(|| {
    println!("made");
    vec!["a", "b"]
});
static CELL: OnceLock<u32> = OnceLock::constant();

#[remembered::test]
fn lazy_statics_are_made_once_in_every_run() {
    check(&["made 2 2", "none made 2 2"], || {
        let thread = thread::spawn(|| {
            if CELL.get().is_none() {
                println!("none");
            }
            WORDS.len()
        });
        CELL.set(1).unwrap();
        let here = if thread.join().unwrap() == 2 {
            WORDS.len()
        } else {
            0
        };
        println!("2 {here}");
    });
}

#[remembered::test]
fn a_lazy_value_is_poisoned_by_a_panic() {
    let graph = graph(&Options::default(), || {
        let lazy: LazyLock<u32> = LazyLock::new(|| panic!("never"));
        let lazy = panic::AssertUnwindSafe(lazy);
        for _ in 0..2 {
            let result = panic::catch_unwind(|| **lazy);
            print!("{} ", result.is_err());
        }
        println!();
    });
    let output = &graph.outcomes[0].output;
    assert!(
        output.contains("never") && output.contains("previously been poisoned"),
        "{output}"
    );
}

/// The words of a real run, at the line of the program.
#[remembered::test]
fn a_lazy_value_whose_closure_has_panicked_says_so() {
    let graph = graph(&Options::default(), || {
        let lazy: LazyLock<u32> = LazyLock::new(|| panic!("no"));
        let once = Once::new();
        for _ in 0..2 {
            let lazy = panic::catch_unwind(|| *lazy).unwrap_err();
            let once = panic::catch_unwind(|| once.call_once(|| panic!("no"))).unwrap_err();
            println!(
                "{:?} {:?}",
                lazy.downcast_ref::<&str>(),
                once.downcast_ref::<&str>()
            );
        }
    });
    let output = &graph.outcomes[0].output;
    assert!(
        output.ends_with(
            "Some(\"LazyLock instance has previously been poisoned\") \
             Some(\"Once instance has previously been poisoned\")\n"
        ),
        "{output}"
    );
    assert!(!output.contains("/src/"), "{output}");
}

/// Documentation of `OnceLock::wait`: it waits until the cell is initialised.
#[remembered::test]
fn waiting_for_a_value_outlasts_a_closure_that_panics() {
    check(&["2"], || {
        let cell = OnceLock::new();
        thread::scope(|scope| {
            scope.spawn(|| {
                let made = panic::catch_unwind(|| {
                    cell.get_or_init(|| panic::resume_unwind(Box::new(())));
                });
                assert!(made.is_err());
                cell.get_or_init(|| 2);
            });
            println!("{}", cell.wait());
        });
    });
}
