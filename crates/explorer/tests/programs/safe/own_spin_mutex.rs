//@ A spin lock of one's own with the name Mutex, and statics made of it.
//@ model: sc weak
//@ outcome: ok: 2
//@ why: swap Acquire and store Release order the two additions.
use std::cell::UnsafeCell;
use std::sync::atomic::{
    AtomicBool,
    Ordering::{Acquire, Release},
};
use std::{hint, thread};

pub struct Mutex<T> {
    locked: AtomicBool,
    value: UnsafeCell<T>,
}

// SAFETY: the value is only reached by who has set `locked`.
unsafe impl<T: Send> Sync for Mutex<T> {}

impl<T> Mutex<T> {
    pub const fn new(value: T) -> Self {
        Self {
            locked: AtomicBool::new(false),
            value: UnsafeCell::new(value),
        }
    }

    pub fn with<R>(&self, f: impl FnOnce(&mut T) -> R) -> R {
        while self.locked.swap(true, Acquire) {
            hint::spin_loop();
        }
        // SAFETY: nobody else has set `locked`.
        let result = f(unsafe { &mut *self.value.get() });
        self.locked.store(false, Release);
        result
    }
}

static COUNT: Mutex<u32> = Mutex::new(0);

fn main() {
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| COUNT.with(|count| *count += 1));
        }
    });
    println!("{}", COUNT.with(|count| *count));
}
