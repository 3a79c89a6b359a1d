use super::*;

#[remembered::test]
fn a_guard_keeps_others_out() {
    check(&["2"], || {
        let count = Mutex::new(0);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let mut guard = count.lock().unwrap();
                    let seen = *guard;
                    thread::yield_now();
                    *guard = seen + 1;
                });
            }
        });
        println!("{}", count.into_inner().unwrap());
    });
}

#[remembered::test]
fn try_lock_does_not_wait() {
    check(&["held", "free"], || {
        let lock = Arc::new(Mutex::new(()));
        let other = Arc::clone(&lock);
        thread::spawn(move || drop(other.lock()));
        match lock.try_lock() {
            Ok(_) => println!("free"),
            Err(TryLockError::WouldBlock) => println!("held"),
            Err(TryLockError::Poisoned(_)) => unreachable!(),
        };
    });
}

#[remembered::test]
fn a_panic_poisons_what_it_held() {
    let graph = graph(&Options::default(), || {
        let lock = Arc::new(Mutex::new(1));
        let other = Arc::clone(&lock);
        let result = thread::spawn(move || {
            *other.lock().unwrap() = 2;
            let _guard = other.lock().unwrap();
            panic!("held");
        })
        .join();
        assert!(result.is_err());
        print!("{} ", lock.is_poisoned());
        let value = lock.lock().unwrap_or_else(|poisoned| {
            print!("{poisoned} ");
            poisoned.into_inner()
        });
        print!("{} ", *value);
        drop(value);
        lock.clear_poison();
        println!("{}", lock.lock().is_ok());
    });
    assert_eq!(graph.outcomes.len(), 1);
    let output = &graph.outcomes[0].output;
    assert!(
        output.ends_with("true poisoned lock: another task failed inside 2 true\n"),
        "{output}"
    );
}

#[remembered::test]
fn locking_twice_stands_still() {
    check(&["deadlock"], || {
        let lock = Mutex::new(());
        let _first = lock.lock().unwrap();
        let _second = lock.lock().unwrap();
    });
}

#[remembered::test]
fn the_only_owner_needs_no_lock() {
    check(&["3 3"], || {
        let mut lock = Mutex::new(1);
        *lock.get_mut().unwrap() += 2;
        print!("{} ", lock.lock().unwrap());
        println!("{}", lock.into_inner().unwrap());
    });
}

static COUNT: Mutex<u32> = Mutex::constant(5);

#[remembered::test]
fn a_static_starts_anew_in_every_run() {
    check(&["6 7"], || {
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let mut count = COUNT.lock().unwrap();
                    *count += 1;
                    println!("{count}");
                });
            }
        });
    });
}

#[remembered::test]
fn a_lock_that_is_taken_and_left_while_unwinding_is_not_poisoned() {
    check(&["1 2"], || {
        struct Counts<'a>(&'a Mutex<u32>, &'a RwLock<u32>);
        impl Drop for Counts<'_> {
            fn drop(&mut self) {
                *self.0.lock().unwrap() += 1;
                *self.1.write().unwrap() += 2;
            }
        }
        let (a, b) = (Mutex::new(0), RwLock::new(0));
        let result = panic::catch_unwind(|| {
            let _counts = Counts(&a, &b);
            panic::resume_unwind(Box::new(()));
        });
        assert!(result.is_err());
        println!("{} {}", a.lock().unwrap(), b.read().unwrap());
    });
}

#[remembered::test]
fn locks_that_a_constant_makes_are_not_confused() {
    const fn new() -> Mutex<u32> {
        Mutex::constant(0)
    }
    // One and the same thread uses either first.
    check(&["1 0", "0 1"], || {
        let (a, b) = (new(), new());
        let flag = AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| {
                let lock = if flag.load(SeqCst) { &a } else { &b };
                *lock.lock().unwrap() += 1;
            });
            scope.spawn(|| flag.store(true, SeqCst));
        });
        println!("{} {}", a.lock().unwrap(), b.lock().unwrap());
    });
}
