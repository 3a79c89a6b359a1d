use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

struct Slot {
    taken: AtomicBool,
    value: UnsafeCell<u32>,
}

// SAFETY: not given. Is `value` written and read in turn?
unsafe impl Sync for Slot {}

impl Slot {
    fn new() -> Slot {
        let taken = AtomicBool::new(false);
        let value = UnsafeCell::new(0);
        Slot { taken, value }
    }

    fn put(&self, value: u32) -> bool {
        let is_first = !self.taken.swap(true, SeqCst);
        if is_first {
            unsafe { *self.value.get() = value };
        }
        is_first
    }

    fn get(&self) -> Option<u32> {
        let taken = self.taken.load(SeqCst);
        taken.then(|| unsafe { *self.value.get() })
    }
}

fn main() {
    let slot = Slot::new();
    thread::scope(|scope| {
        scope.spawn(|| slot.put(21));
        println!("{:?}", slot.get());
    });
}
