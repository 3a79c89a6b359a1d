use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread;

struct Slot {
    taken: AtomicBool,
    filled: AtomicBool,
    value: UnsafeCell<u32>,
}

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
        if self.taken.swap(true, Relaxed) {
            return false;
        }
        unsafe { *self.value.get() = value };
        self.filled.store(true, Relaxed);
        true
    }

    fn get(&self) -> Option<u32> {
        let filled = self.filled.load(Relaxed);
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
