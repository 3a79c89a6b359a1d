use super::*;

#[remembered::test]
fn spinning_waits_for_a_change() {
    check(&["seen"], || {
        let flag = AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| flag.store(true, SeqCst));
            while !flag.load(SeqCst) {
                hint::spin_loop();
            }
            println!("seen");
        });
    });
}

#[remembered::test]
fn spinning_without_a_hint_does_too() {
    check(&["seen"], || {
        let flag = AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| flag.store(true, SeqCst));
            while !flag.load(SeqCst) {}
            println!("seen");
        });
    });
}

#[remembered::test]
fn spinning_for_ever_is_standing_still() {
    check(&["deadlock"], || {
        let flag = AtomicBool::new(false);
        while !flag.load(SeqCst) {
            thread::yield_now();
        }
    });
}

#[remembered::test]
fn a_bounded_wait_may_give_up() {
    check(&["seen", "gave up"], || {
        let flag = Arc::new(AtomicBool::new(false));
        let other = Arc::clone(&flag);
        thread::spawn(move || other.store(true, SeqCst));
        for _ in 0..2 {
            if flag.load(SeqCst) {
                println!("seen");
                return;
            }
            thread::sleep(SOON);
        }
        println!("gave up");
    });
}

#[remembered::test]
fn polling_a_lock_and_a_channel() {
    check(&["1"], || {
        let (sender, receiver) = channel();
        let shared = Mutex::new(0);
        thread::scope(|scope| {
            let shared = &shared;
            scope.spawn(move || {
                loop {
                    match receiver.try_recv() {
                        Ok(message) => break *shared.lock().unwrap() = message,
                        Err(_) => thread::yield_now(),
                    }
                }
            });
            scope.spawn(move || sender.send(1).unwrap());
            while *shared.lock().unwrap() == 0 {
                thread::sleep(SOON);
            }
        });
        println!("{}", shared.into_inner().unwrap());
    });
}

#[remembered::test]
fn a_time_limit_in_a_loop() {
    check(&["1"], || {
        let (sender, receiver) = channel();
        thread::spawn(move || sender.send(1).unwrap());
        let message = loop {
            if let Ok(message) = receiver.recv_timeout(SOON) {
                break message;
            }
        };
        println!("{message}");
    });
}

#[remembered::test]
fn a_loop_that_gives_up_may_do_so_at_once() {
    check(&["seen", "gave up"], || {
        let flag = Arc::new(AtomicBool::new(false));
        let other = Arc::clone(&flag);
        let thread = thread::spawn(move || other.store(true, SeqCst));
        let seen = (0..4).any(|_| {
            let seen = flag.load(SeqCst);
            if !seen {
                thread::sleep(SOON);
            }
            seen
        });
        println!("{}", if seen { "seen" } else { "gave up" });
        thread.join().unwrap();
    });
    check(&["got it", "busy"], || {
        let lock = Mutex::new(());
        thread::scope(|scope| {
            scope.spawn(|| drop(lock.lock()));
            scope.spawn(|| {
                let got = (0..3).any(|_| {
                    lock.try_lock().is_ok() || {
                        thread::yield_now();
                        false
                    }
                });
                println!("{}", if got { "got it" } else { "busy" });
            });
        });
    });
}

#[remembered::test]
fn a_loop_that_gives_up_late_does_when_nothing_else_is_left() {
    check(&["gave up"], || {
        let flag = AtomicBool::new(false);
        for _ in 0..100 {
            if flag.load(SeqCst) {
                return;
            }
            thread::sleep(SOON);
        }
        println!("gave up");
    });
}

#[remembered::test]
fn reading_often_is_no_waiting() {
    // So many zeros as were read before the store.
    let expected: Vec<String> = (0..=8).map(|zeros| zeros.to_string()).collect();
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    check(&expected, || {
        let flag = AtomicU32::new(0);
        thread::scope(|scope| {
            scope.spawn(|| flag.store(1, SeqCst));
            let zeros = (0..8).filter(|_| flag.load(SeqCst) == 0).count();
            println!("{zeros}");
        });
    });
}

#[remembered::test]
fn polling_for_the_end_of_a_thread() {
    check(&["1"], || {
        let thread = thread::spawn(|| 1);
        while !thread.is_finished() {
            thread::yield_now();
        }
        println!("{}", thread.join().unwrap());
    });
    check(&["1"], || {
        let thread = thread::spawn(|| 1);
        while !thread.is_finished() {}
        println!("{}", thread.join().unwrap());
    });
}

#[remembered::test]
fn spinning_with_an_update() {
    check(&["2"], || {
        let held = AtomicBool::new(false);
        let count = Mutex::new(0);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    while held.swap(true, SeqCst) {}
                    *count.lock().unwrap() += 1;
                    held.store(false, SeqCst);
                });
            }
        });
        println!("{}", count.into_inner().unwrap());
    });
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
