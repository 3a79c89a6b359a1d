use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::{hint, thread};

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
    let new = || Report {
        degrees: UnsafeCell::new(0),
        ready: AtomicBool::new(false),
    };
    let reports: Vec<Report> = (0..1_000_000).map(|_| new()).collect();
    thread::scope(|office| {
        office.spawn(|| reports.iter().for_each(|report| report.publish(21)));
        assert!(reports.iter().all(|report| report.wait() == 21));
    });
}
// ANCHOR_END: test
