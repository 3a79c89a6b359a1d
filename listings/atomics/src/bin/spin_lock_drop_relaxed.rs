use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

struct SpinLock<T> {
    held: AtomicBool,
    data: UnsafeCell<T>,
}

// SAFETY: once shared, `data` is reached by `with` only, which lets in one
// thread at a time. It passes from thread to thread, hence `T: Send`. The
// lock never gives two threads a `&T`, so `T: Sync` is not needed.
unsafe impl<T: Send> Sync for SpinLock<T> {}

impl<T> SpinLock<T> {
    fn with<R>(&self, work: impl FnOnce(&mut T) -> R) -> R {
        while self
            .held
            .compare_exchange_weak(false, true, Acquire, Relaxed)
            .is_err()
        {
            std::hint::spin_loop();
        }
        let _unlock = Unlock(&self.held);
        // SAFETY: does not hold. `_unlock` releases nothing.
        work(unsafe { &mut *self.data.get() })
    }
}

struct Unlock<'a>(&'a AtomicBool);

// ANCHOR: unlock
impl Drop for Unlock<'_> {
    fn drop(&mut self) {
        self.0.store(false, Relaxed);
    }
}
// ANCHOR_END: unlock

fn main() {
    let sold = SpinLock {
        held: AtomicBool::new(false),
        data: UnsafeCell::new(Vec::new()),
    };

    thread::scope(|s| {
        for seat in [14, 15] {
            let sold = &sold;
            s.spawn(move || sold.with(|seats| seats.push(seat)));
        }
    });

    sold.with(|seats| {
        seats.sort();
        println!("sold: {seats:?}");
    });
}
