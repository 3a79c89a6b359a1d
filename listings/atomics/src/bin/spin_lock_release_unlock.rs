use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::*};
use std::thread;

// ANCHOR: lock
struct SpinLock {
    held: AtomicBool,
}

impl SpinLock {
    fn lock(&self) {
        while self
            .held
            .compare_exchange_weak(false, true, Acquire, Relaxed)
            .is_err()
        {
            std::hint::spin_loop();
        }
    }

    fn unlock(&self) {
        self.held.store(false, Release);
    }
}
// ANCHOR_END: lock

fn main() {
    let held = AtomicBool::new(false);
    let lock = SpinLock { held };
    let sold = AtomicU32::new(0);
    let sell = || {
        lock.lock();
        sold.store(sold.load(Relaxed) + 1, Relaxed);
        lock.unlock();
    };
    thread::scope(|s| {
        s.spawn(sell);
        s.spawn(sell);
    });
    let sold = sold.into_inner();
    println!("sold: {sold}");
    assert_eq!(sold, 2);
}
