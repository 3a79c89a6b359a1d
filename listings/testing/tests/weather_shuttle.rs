use shuttle::sync::Arc;
use shuttle::sync::atomic::{AtomicBool, Ordering::Relaxed};
use shuttle::{hint, thread};
use std::cell::UnsafeCell;

/// `degrees` is written once, before `ready`, and read after it.
struct Report {
    degrees: UnsafeCell<i32>,
    ready: AtomicBool,
}

// SAFETY: who finds `ready` set may read what was written before it.
unsafe impl Sync for Report {}

impl Report {
    fn publish(&self, degrees: i32) {
        unsafe { *self.degrees.get() = degrees };
        self.ready.store(true, Relaxed);
    }

    fn wait(&self) -> i32 {
        while !self.ready.load(Relaxed) {
            hint::spin_loop();
        }
        unsafe { *self.degrees.get() }
    }
}

// ANCHOR: test
fn published_and_read() {
    let weather = Arc::new(Report {
        degrees: UnsafeCell::new(0),
        ready: AtomicBool::new(false),
    });
    let shared = Arc::clone(&weather);
    let office = thread::spawn(move || shared.publish(21));
    assert_eq!(weather.wait(), 21);
    office.join().unwrap();
}

#[test]
fn what_is_published_is_read() {
    shuttle::check_random(published_and_read, 1_000);
}
// ANCHOR_END: test
