//@ A hand-made mutex, whose guard is bound to `_` and so dropped at once.
//@ model: sc weak
//@ fault: race 56 56
//@ why: `let _ =` does not keep the guard: the lock is open again when the value is written

use std::cell::UnsafeCell;
use std::hint::spin_loop;
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

struct Lock<T> {
    taken: AtomicBool,
    value: UnsafeCell<T>,
}

unsafe impl<T: Send> Sync for Lock<T> {}

struct Guard<'a, T>(&'a Lock<T>);

impl<T> Lock<T> {
    fn lock(&self) -> Guard<'_, T> {
        while self.taken.swap(true, Acquire) {
            spin_loop();
        }
        Guard(self)
    }
}

impl<T> Deref for Guard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        unsafe { &*self.0.value.get() }
    }
}

impl<T> DerefMut for Guard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        unsafe { &mut *self.0.value.get() }
    }
}

impl<T> Drop for Guard<'_, T> {
    fn drop(&mut self) {
        self.0.taken.store(false, Release);
    }
}

fn main() {
    let lock = Lock {
        taken: AtomicBool::new(false),
        value: UnsafeCell::new(0),
    };
    let add = || {
        let _ = lock.lock();
        unsafe { *lock.value.get() += 1 };
    };
    thread::scope(|s| {
        s.spawn(add);
        s.spawn(add);
    });
    println!("{}", *lock.lock());
}
