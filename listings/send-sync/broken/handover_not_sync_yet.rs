use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

// ANCHOR: slot
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

fn main() {
    let desk = Handover::new();
    let early = thread::scope(|s| {
        s.spawn(|| desk.put(String::from("parcel 7")));
        desk.take()
    });
    let late = desk.take();
    println!("early: {early:?}, late: {late:?}");
    assert!(early.is_some() != late.is_some());
}
// ANCHOR_END: slot

impl<T> Handover<T> {
    const fn new() -> Self {
        Handover {
            claimed: AtomicBool::new(false),
            full: AtomicBool::new(false),
            item: UnsafeCell::new(None),
        }
    }
}
