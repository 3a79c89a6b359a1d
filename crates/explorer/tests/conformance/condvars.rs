use super::*;

#[remembered::test]
fn a_notification_is_lost_if_nobody_waits() {
    check(&["woken", "deadlock"], || {
        let pair = Arc::new((Mutex::new(()), Condvar::new()));
        let other = Arc::clone(&pair);
        thread::spawn(move || other.1.notify_one());
        let guard = pair.0.lock().unwrap();
        let _guard = pair.1.wait(guard).unwrap();
        println!("woken");
    });
}

#[remembered::test]
fn wait_while_asks_first() {
    check(&["ready"], || {
        let pair = Arc::new((Mutex::new(false), Condvar::new()));
        let other = Arc::clone(&pair);
        thread::spawn(move || {
            *other.0.lock().unwrap() = true;
            other.1.notify_one();
        });
        let guard = pair.0.lock().unwrap();
        let _guard = pair.1.wait_while(guard, |ready| !*ready).unwrap();
        println!("ready");
    });
}

#[remembered::test]
fn notify_one_may_wake_any() {
    check(&["a deadlock", "b deadlock", "deadlock"], || {
        let (lock, condvar) = (Mutex::new(()), Condvar::new());
        thread::scope(|scope| {
            for name in ["a", "b"] {
                let (lock, condvar) = (&lock, &condvar);
                scope.spawn(move || {
                    let _guard = condvar.wait(lock.lock().unwrap()).unwrap();
                    println!("{name}");
                });
            }
            condvar.notify_one();
        });
    });
}

#[remembered::test]
fn notify_all_wakes_all_that_wait() {
    check(&["w w end", "w deadlock", "deadlock"], || {
        let (lock, condvar) = (Mutex::new(()), Condvar::new());
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let _guard = condvar.wait(lock.lock().unwrap()).unwrap();
                    println!("w");
                });
            }
            scope.spawn(|| condvar.notify_all());
        });
        println!("end");
    });
}

#[remembered::test]
fn a_wait_may_time_out() {
    check(&["true", "false"], || {
        let pair = Arc::new((Mutex::new(()), Condvar::new()));
        let other = Arc::clone(&pair);
        thread::spawn(move || other.1.notify_one());
        let (_guard, result) = pair.1.wait_timeout(pair.0.lock().unwrap(), SOON).unwrap();
        println!("{}", result.timed_out());
    });
}

#[remembered::test]
fn a_wait_may_end_for_no_reason_if_asked() {
    let options = Options {
        spurious: true,
        ..Options::default()
    };
    check_with(&options, &["woken"], || {
        let (lock, condvar) = (Mutex::new(()), Condvar::new());
        let _guard = condvar.wait(lock.lock().unwrap()).unwrap();
        println!("woken");
    });
}

/// However often it wakes for nothing: nobody makes its condition true.
#[remembered::test]
fn who_looks_again_after_a_spurious_wake_up_may_still_wait_for_ever() {
    let options = Options {
        spurious: true,
        ..Options::default()
    };
    check_with(&options, &["deadlock"], || {
        let (lock, condvar) = (Mutex::new(false), Condvar::new());
        let mut ready = lock.lock().unwrap();
        while !*ready {
            ready = condvar.wait(ready).unwrap();
        }
        println!("ready");
    });
}

#[remembered::test]
fn wait_timeout_while_says_whether_the_condition_held() {
    check(&["true false", "false true"], || {
        let pair = Arc::new((Mutex::new(false), Condvar::new()));
        let other = Arc::clone(&pair);
        thread::spawn(move || {
            *other.0.lock().unwrap() = true;
            other.1.notify_one();
        });
        let guard = pair.0.lock().unwrap();
        let (guard, result) = pair
            .1
            .wait_timeout_while(guard, SOON, |ready| !*ready)
            .unwrap();
        println!("{} {}", *guard, result.timed_out());
    });
}
