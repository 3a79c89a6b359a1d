use std::cell::UnsafeCell;
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

struct SpinLock<T> {
    held: AtomicBool,
    data: UnsafeCell<T>,
}

// SAFETY: only a `Guard` reaches `data`, and there is one guard at a time. It
// may be in any thread, hence `T: Send`.
unsafe impl<T: Send> Sync for SpinLock<T> {}

impl<T> SpinLock<T> {
    // ANCHOR: lock
    fn lock(&self) -> Guard<'_, T> {
        let held = &self.held;
        while held.swap(true, Relaxed) {
            std::hint::spin_loop();
        }
        Guard { lock: self }
    }
    // ANCHOR_END: lock
}

struct Guard<'a, T> {
    lock: &'a SpinLock<T>,
}

// SAFETY: a `&Guard` gives out a `&T` and no more, hence `T: Sync`.
unsafe impl<T: Sync> Sync for Guard<'_, T> {}

impl<T> Deref for Guard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: does not hold. `lock` acquires nothing.
        unsafe { &*self.lock.data.get() }
    }
}

impl<T> DerefMut for Guard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: the same, and nobody else has borrowed the guard.
        unsafe { &mut *self.lock.data.get() }
    }
}

impl<T> Drop for Guard<'_, T> {
    fn drop(&mut self) {
        self.lock.held.store(false, Release);
    }
}

fn main() {
    let sold = SpinLock {
        held: AtomicBool::new(false),
        data: UnsafeCell::new(Vec::new()),
    };

    thread::scope(|s| {
        for seat in [14, 15] {
            let sold = &sold;
            s.spawn(move || sold.lock().push(seat));
        }
    });

    let mut seats = sold.lock();
    seats.sort();
    println!("sold: {:?}", *seats);
}
