use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

struct Slot {
    filled: AtomicBool,
    value: UnsafeCell<u32>,
}

unsafe impl Sync for Slot {}

impl Slot {
    fn new() -> Slot {
        Slot {
            filled: AtomicBool::new(false),
            value: UnsafeCell::new(0),
        }
    }

    fn put(&self, value: u32) -> bool {
        let is_first = !self.filled.load(SeqCst);
        if is_first {
            unsafe { *self.value.get() = value };
            self.filled.store(true, SeqCst);
        }
        is_first
    }

    fn get(&self) -> Option<u32> {
        let filled = self.filled.load(SeqCst);
        filled.then(|| unsafe { *self.value.get() })
    }
}

fn main() {
    let slot = Slot::new();
    thread::scope(|scope| {
        scope.spawn(|| slot.put(21));
        println!("{:?}", slot.get());
    });
}
