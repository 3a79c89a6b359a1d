//@ The same lock, which lets go with Relaxed.
//@ model: weak
//@ fault: race 36 36
//@ why: nothing orders the two additions, which are the same line.
use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::{hint, thread};

pub struct Mutex {
    locked: AtomicBool,
    value: UnsafeCell<u32>,
}

// SAFETY: the value is only reached by who has set `locked`. (Not so: the next one does not see what was written.)
unsafe impl Sync for Mutex {}

impl Mutex {
    fn lock(&self) {
        while self.locked.swap(true, Relaxed) {
            hint::spin_loop();
        }
    }

    fn unlock(&self) {
        self.locked.store(false, Relaxed);
    }
}

static COUNT: Mutex = Mutex {
    locked: AtomicBool::new(false),
    value: UnsafeCell::new(0),
};

fn add() {
    COUNT.lock();
    unsafe { *COUNT.value.get() += 1 };
    COUNT.unlock();
}

fn main() {
    thread::scope(|scope| {
        scope.spawn(add);
        scope.spawn(add);
    });
}
