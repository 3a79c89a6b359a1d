use std::ops::Deref;
use std::process;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicUsize, Ordering::*};
use std::thread;

struct Inner<T> {
    owners: AtomicUsize,
    value: T,
}

struct SmallArc<T> {
    inner: NonNull<Inner<T>>,
}

// SAFETY: clones in several threads all give out `&T`, hence `T: Sync`.
// Any of them may be the last and drop the value, hence `T: Send`.
unsafe impl<T: Send + Sync> Send for SmallArc<T> {}
// SAFETY: the same, since a `&SmallArc` is enough to make a clone.
unsafe impl<T: Send + Sync> Sync for SmallArc<T> {}

impl<T> SmallArc<T> {
    fn new(value: T) -> Self {
        let owners = AtomicUsize::new(1);
        let inner = Box::new(Inner { owners, value });
        let inner = NonNull::from(Box::leak(inner));
        SmallArc { inner }
    }

    fn inner(&self) -> &Inner<T> {
        // SAFETY: only the last owner frees it, and `self` is an owner.
        unsafe { self.inner.as_ref() }
    }
}

impl<T> Clone for SmallArc<T> {
    fn clone(&self) -> Self {
        let before = self.inner().owners.fetch_add(1, Relaxed);
        if before > isize::MAX as usize {
            process::abort();
        }
        SmallArc { inner: self.inner }
    }
}

impl<T> Deref for SmallArc<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.inner().value
    }
}

// ANCHOR: drop
impl<T> Drop for SmallArc<T> {
    fn drop(&mut self) {
        if self.inner().owners.fetch_sub(1, Release) != 1 {
            return;
        }
        // SAFETY: does not hold. The last owner has acquired nothing.
        drop(unsafe { Box::from_raw(self.inner.as_ptr()) });
    }
}
// ANCHOR_END: drop

struct Tariff(u32);

impl Drop for Tariff {
    fn drop(&mut self) {
        println!("tariff of {} dropped", self.0);
    }
}

fn main() {
    let tariff = SmallArc::new(Tariff(12));
    let ours = tariff.clone();
    let till = thread::spawn(move || assert_eq!(tariff.0 * 3, 36));
    assert_eq!(ours.0, 12);
    drop(ours);
    till.join().unwrap();
}
