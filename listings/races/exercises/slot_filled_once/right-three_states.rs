use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicU8, Ordering::*};
use std::thread;

const EMPTY: u8 = 0;
const FILLING: u8 = 1;
const FILLED: u8 = 2;

struct Slot {
    state: AtomicU8,
    value: UnsafeCell<u32>,
}

// SAFETY: only the thread that took `state` from empty to filling writes `value`; it is
// read only by threads that have acquired `FILLED`.
unsafe impl Sync for Slot {}

impl Slot {
    fn new() -> Slot {
        Slot {
            state: AtomicU8::new(EMPTY),
            value: UnsafeCell::new(0),
        }
    }

    fn put(&self, value: u32) -> bool {
        let claim = (self.state).compare_exchange(EMPTY, FILLING, Relaxed, Relaxed);
        if claim.is_ok() {
            unsafe { *self.value.get() = value };
            self.state.store(FILLED, Release);
        }
        claim.is_ok()
    }

    fn get(&self) -> Option<u32> {
        (self.state.load(Acquire) == FILLED).then(|| unsafe { *self.value.get() })
    }
}

fn main() {
    let slot = Slot::new();
    thread::scope(|scope| {
        scope.spawn(|| slot.put(21));
        println!("{:?}", slot.get());
    });
}
