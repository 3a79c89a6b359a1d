use std::cell::UnsafeCell;
use std::rc::Rc;
use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

struct Handover<T> {
    claimed: AtomicBool,
    full: AtomicBool,
    item: UnsafeCell<Option<T>>,
}

impl<T> Handover<T> {
    fn put(&self, item: T) -> Result<(), T> {
        if self.claimed.swap(true, Ordering::Relaxed) {
            return Err(item);
        }
        // SAFETY: `claimed` was false for this caller only, and `take`
        // keeps out until `full` is set.
        unsafe { *self.item.get() = Some(item) };
        self.full.store(true, Ordering::Release);
        Ok(())
    }

    fn take(&self) -> Option<T> {
        if !self.full.swap(false, Ordering::Acquire) {
            return None;
        }
        // SAFETY: `full` is set once, after the write, and was true for
        // this caller only.
        unsafe { (*self.item.get()).take() }
    }
}

// SAFETY: does not hold. Nothing says that a `T` may change threads.
unsafe impl<T> Sync for Handover<T> {}

fn main() {
    let desk = Handover::new();
    let step = Barrier::new(2);

    thread::scope(|s| {
        // ANCHOR: drops
        s.spawn(|| {
            let ours: Rc<str> = Rc::from("parcel 7");
            desk.put(Rc::clone(&ours)).unwrap();
            step.wait();
            // `main` takes its clone and counts here, alone.
            step.wait();
        });
        step.wait();
        let theirs = desk.take().unwrap();
        println!("owners in two threads: {}", Rc::strong_count(&theirs));
        step.wait();
        // ANCHOR_END: drops
    });
}

impl<T> Handover<T> {
    const fn new() -> Self {
        Handover {
            claimed: AtomicBool::new(false),
            full: AtomicBool::new(false),
            item: UnsafeCell::new(None),
        }
    }
}
