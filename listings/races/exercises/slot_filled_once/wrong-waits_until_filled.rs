use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

struct Slot {
    taken: AtomicBool,
    filled: AtomicBool,
    value: UnsafeCell<u32>,
}

// SAFETY: whoever reads has seen `filled`, and only one thread writes, before that.
unsafe impl Sync for Slot {}

impl Slot {
    fn new() -> Slot {
        Slot {
            taken: AtomicBool::new(false),
            filled: AtomicBool::new(false),
            value: UnsafeCell::new(0),
        }
    }

    fn put(&self, value: u32) -> bool {
        let is_first = !self.taken.swap(true, SeqCst);
        if is_first {
            unsafe { *self.value.get() = value };
            self.filled.store(true, SeqCst);
        }
        is_first
    }

    fn get(&self) -> Option<u32> {
        if !self.taken.load(SeqCst) {
            return None;
        }
        while !self.filled.load(SeqCst) {
            thread::yield_now();
        }
        Some(unsafe { *self.value.get() })
    }
}

fn main() {
    let slot = Slot::new();
    thread::scope(|scope| {
        scope.spawn(|| slot.put(21));
        println!("{:?}", slot.get());
    });
}
