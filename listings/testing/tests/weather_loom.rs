use loom::cell::UnsafeCell;
use loom::sync::Arc;
use loom::sync::atomic::{AtomicBool, Ordering::Relaxed};
use loom::{hint, thread};

/// `degrees` is written once, before `ready`, and read after it.
struct Report {
    degrees: UnsafeCell<i32>,
    ready: AtomicBool,
}

// SAFETY: who finds `ready` set may read what was written before it.
unsafe impl Sync for Report {}

// ANCHOR: test
impl Report {
    fn publish(&self, degrees: i32) {
        self.degrees.with_mut(|place| unsafe { *place = degrees });
        self.ready.store(true, Relaxed);
    }

    fn wait(&self) -> i32 {
        while !self.ready.load(Relaxed) {
            hint::spin_loop();
        }
        self.degrees.with(|place| unsafe { *place })
    }
}

#[test]
fn what_is_published_is_read() {
    loom::model(|| {
        let weather = Arc::new(Report {
            degrees: UnsafeCell::new(0),
            ready: AtomicBool::new(false),
        });
        let shared = Arc::clone(&weather);
        let office = thread::spawn(move || shared.publish(21));
        assert_eq!(weather.wait(), 21);
        office.join().unwrap();
    });
}
// ANCHOR_END: test
