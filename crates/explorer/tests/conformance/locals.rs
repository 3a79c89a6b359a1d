//! Thread-locals: whose they are, when they are made, and when they are dropped.

use super::*;

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
