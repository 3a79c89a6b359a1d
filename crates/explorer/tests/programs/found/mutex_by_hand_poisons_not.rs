//@ A hand-made lock with a guard, whose holder panics; the guard unlocks all the same, and nobody waits for ever.
//@ model: sc
//@ outcome: ok: thread '<unnamed>' panicked: held 2
//@ why: unwinding drops the guard; both have added before that
use std::cell::UnsafeCell;
use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

struct Lock {
    taken: AtomicBool,
    value: UnsafeCell<u32>,
}

unsafe impl Sync for Lock {}

struct Guard<'a>(&'a Lock);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        self.0.taken.store(false, Release);
    }
}

static LOCK: Lock = Lock { taken: AtomicBool::new(false), value: UnsafeCell::new(0) };

fn lock() -> Guard<'static> {
    while LOCK.taken.swap(true, Acquire) {
        spin_loop();
    }
    Guard(&LOCK)
}

fn main() {
    let other = thread::spawn(|| {
        let guard = lock();
        unsafe { *guard.0.value.get() += 1 };
        panic!("held");
    });
    {
        let guard = lock();
        unsafe { *guard.0.value.get() += 1 };
    }
    assert!(other.join().is_err());
    println!("{}", unsafe { *lock().0.value.get() });
}
