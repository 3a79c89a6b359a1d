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
    // What has no newline yet is printed behind the message.
    assert!(
        graph.outcomes[0].output.ends_with("writer\nfalse true\n"),
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

/// Documentation of `RwLock`: whether a reader is let in while a writer waits is left open, and a thread that reads, and reads
/// again, may wait for ever.
#[remembered::test]
fn who_reads_twice_may_wait_for_a_writer_that_waits_for_him() {
    check(&["0 0", "1 1", "deadlock"], || {
        let lock = RwLock::new(0);
        thread::scope(|scope| {
            scope.spawn(|| *lock.write().unwrap() += 1);
            let one = lock.read().unwrap();
            let two = lock.read().unwrap();
            println!("{one} {two}");
        });
    });
}

#[remembered::test]
fn a_reader_that_another_waits_for_may_wait_for_a_writer() {
    // Through a mutex: a circle, whoever else is there.
    check(&["done", "deadlock"], || {
        let (lock, mutex) = (RwLock::new(()), Mutex::new(()));
        thread::scope(|scope| {
            scope.spawn(|| {
                let _reads = lock.read().unwrap();
                drop(mutex.lock().unwrap());
            });
            scope.spawn(|| drop(lock.write().unwrap()));
            let _holds = mutex.lock().unwrap();
            drop(lock.read().unwrap());
        });
        println!("done");
    });
    // Through a message: no circle, but nobody else moves.
    check(&["done", "deadlock"], || {
        let lock = RwLock::new(());
        let (sender, receiver) = channel();
        thread::scope(|scope| {
            let lock = &lock;
            scope.spawn(move || {
                let _reads = lock.read().unwrap();
                receiver.recv().unwrap();
            });
            scope.spawn(|| drop(lock.write().unwrap()));
            drop(lock.read().unwrap());
            sender.send(()).unwrap();
        });
        println!("done");
    });
}

#[remembered::test]
fn readers_that_read_once_never_stand_still() {
    check(&["done"], || {
        let lock = RwLock::new(0);
        thread::scope(|scope| {
            scope.spawn(|| drop(lock.read().unwrap()));
            scope.spawn(|| drop(lock.read().unwrap()));
            scope.spawn(|| *lock.write().unwrap() += 1);
        });
        println!("done");
    });
}

/// Documentation of `try_read`: it fails if access could not be granted at this time.
#[remembered::test]
fn trying_to_read_may_fail_while_a_writer_waits_and_not_otherwise() {
    check(&["true", "false"], || {
        let lock = RwLock::new(0);
        thread::scope(|scope| {
            scope.spawn(|| *lock.write().unwrap() += 1);
            let _reads = lock.read().unwrap();
            println!("{}", lock.try_read().is_ok());
        });
    });
    check(&["true"], || {
        let lock = RwLock::new(0);
        thread::scope(|scope| {
            scope.spawn(|| drop(lock.read().unwrap()));
            println!("{}", lock.try_read().is_ok());
        });
    });
}

#[remembered::test]
fn what_is_printed_of_a_lock_is_of_one_moment() {
    check(
        &[
            "RwLock { data: [0, Mutex { data: 7, poisoned: false, .. }, 0], poisoned: false, .. }",
            "RwLock { data: [1, Mutex { data: 7, poisoned: false, .. }, 1], poisoned: false, .. }",
            "RwLock { data: <locked>, poisoned: false, .. }",
        ],
        || {
            struct Pair(u32, Mutex<u32>, u32);
            impl std::fmt::Debug for Pair {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.debug_list()
                        .entry(&self.0)
                        .entry(&self.1)
                        .entry(&self.2)
                        .finish()
                }
            }
            let pair = RwLock::new(Pair(0, Mutex::new(7), 0));
            thread::scope(|scope| {
                scope.spawn(|| {
                    let mut pair = pair.write().unwrap();
                    (pair.0, pair.2) = (1, 1);
                });
                println!("{pair:?}");
            });
        },
    );
}
