use super::*;

#[test]
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

#[test]
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

#[test]
fn spinning_for_ever_is_standing_still() {
    check(&["deadlock"], || {
        let flag = AtomicBool::new(false);
        while !flag.load(SeqCst) {
            thread::yield_now();
        }
    });
}

#[test]
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

#[test]
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

#[test]
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
