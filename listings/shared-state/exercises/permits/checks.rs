use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static RUNNING: AtomicU32 = AtomicU32::new(0);

pub fn one_at_a_time() {
    let permits = Permits::new(1);
    let download = || {
        let _permit = permits.acquire();
        assert_eq!(RUNNING.fetch_add(1, SeqCst), 0, "two at once");
        RUNNING.fetch_sub(1, SeqCst);
    };
    thread::scope(|scope| {
        scope.spawn(download);
        download();
    });
}

pub fn one_panics() {
    let permits = Permits::new(1);
    thread::scope(|scope| {
        let broken = scope.spawn(|| {
            let _permit = permits.acquire();
            panic!("connection lost");
        });
        drop(permits.acquire());
        assert!(broken.join().is_err());
    });
}

pub fn two_meet() {
    let permits = Permits::new(2);
    let meeting = Barrier::new(2);
    let download = || {
        let _permit = permits.acquire();
        meeting.wait();
    };
    thread::scope(|scope| {
        scope.spawn(download);
        download();
    });
}

pub fn two_come_back() {
    let permits = Permits::new(2);
    let held = [permits.acquire(), permits.acquire()];
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| drop(permits.acquire()));
        }
        drop(held);
    });
}
