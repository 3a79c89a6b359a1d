use super::*;

#[test]
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

#[test]
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

#[test]
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

#[test]
fn locking_twice_stands_still() {
    check(&["deadlock"], || {
        let lock = Mutex::new(());
        let _first = lock.lock().unwrap();
        let _second = lock.lock().unwrap();
    });
}

#[test]
fn the_only_owner_needs_no_lock() {
    check(&["3 3"], || {
        let mut lock = Mutex::new(1);
        *lock.get_mut().unwrap() += 2;
        print!("{} ", lock.lock().unwrap());
        println!("{}", lock.into_inner().unwrap());
    });
}

static COUNT: Mutex<u32> = Mutex::constant(5);

#[test]
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
