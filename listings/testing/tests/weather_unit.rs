use std::cell::UnsafeCell;
use std::hint;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

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
#[test]
fn what_is_published_is_read() {
    let weather = Report {
        degrees: UnsafeCell::new(0),
        ready: AtomicBool::new(false),
    };
    weather.publish(21);
    assert_eq!(weather.wait(), 21);
}
// ANCHOR_END: test
