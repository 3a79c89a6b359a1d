use super::*;

#[remembered::test]
fn readers_share_and_a_writer_does_not() {
    check(&["0 0", "0 1", "1 0", "1 1"], || {
        let lock = RwLock::new(0);
        thread::scope(|scope| {
            scope.spawn(|| *lock.write().unwrap() = 1);
            let one = scope.spawn(|| *lock.read().unwrap());
            let two = scope.spawn(|| *lock.read().unwrap());
            println!("{} {}", one.join().unwrap(), two.join().unwrap());
        });
    });
}

#[remembered::test]
fn reading_twice_at_once_is_possible() {
    check(&["1 1 true true"], || {
        let lock = RwLock::new(1);
        let (one, two) = (lock.read().unwrap(), lock.read().unwrap());
        println!(
            "{one} {two} {} {}",
            lock.try_read().is_ok(),
            lock.try_write().is_err()
        );
    });
}

#[remembered::test]
fn a_reader_that_wants_to_write_waits_for_itself() {
    check(&["deadlock"], || {
        let lock = RwLock::new(1);
        let _reader = lock.read().unwrap();
        let _writer = lock.write().unwrap();
    });
}

#[remembered::test]
fn only_writers_poison() {
    let graph = graph(&Options::default(), || {
        let lock = Arc::new(RwLock::new(()));
        let other = Arc::clone(&lock);
        let _ = thread::spawn(move || {
            let _guard = other.read().unwrap();
            panic!("reader");
        })
        .join();
        print!("{} ", lock.is_poisoned());
        let other = Arc::clone(&lock);
        let _ = thread::spawn(move || {
            let _guard = other.write().unwrap();
            panic!("writer");
        })
        .join();
        println!("{}", lock.is_poisoned());
    });
    assert!(
        graph.outcomes[0].output.contains("reader\nfalse "),
        "{}",
        graph.outcomes[0].output
    );
    assert!(
        graph.outcomes[0].output.ends_with("writer\ntrue\n"),
        "{}",
        graph.outcomes[0].output
    );
}

#[remembered::test]
fn a_writer_may_become_a_reader_without_letting_another_write() {
    use explorer::sync::RwLockWriteGuard;
    check(&["1 2"], || {
        let lock = RwLock::new(0);
        thread::scope(|scope| {
            let mut writer = lock.write().unwrap();
            scope.spawn(|| *lock.write().unwrap() += 1);
            *writer += 1;
            let reader = RwLockWriteGuard::downgrade(writer);
            thread::yield_now();
            print!("{} ", *reader);
        });
        println!("{}", lock.read().unwrap());
    });
}

#[remembered::test]
fn a_lock_prints_as_std_prints_it() {
    check(
        &["RwLock { data: 1, poisoned: false, .. } LazyLock(<uninit>) LazyLock(2)"],
        || {
            let lock = RwLock::new(1);
            let lazy = LazyLock::new(|| 2);
            print!("{lock:?} {lazy:?} ");
            LazyLock::force(&lazy);
            println!("{lazy:?}");
        },
    );
}
