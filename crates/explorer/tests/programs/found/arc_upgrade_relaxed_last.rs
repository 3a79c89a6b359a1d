//@ A hand-made Arc with Weak whose last strong owner drops the value without acquiring.
//@ model: sc weak
//@ fault: race 21 29
//@ why: the other owner has read the value before its Release decrement, which the last, Release too, does not acquire
use std::cell::UnsafeCell;
use std::mem::ManuallyDrop;
use std::sync::atomic::{AtomicUsize, Ordering::*};
use std::thread;

struct Inner {
    strong: AtomicUsize,
    all: AtomicUsize,
    value: UnsafeCell<ManuallyDrop<String>>,
}

struct Strong(*mut Inner);
unsafe impl Send for Strong {}

impl Strong {
    fn first(&self) -> usize {
        unsafe { usize::from((*(*self.0).value.get()).as_bytes()[0]) }
    }
}

impl Drop for Strong {
    fn drop(&mut self) {
        let inner = unsafe { &*self.0 };
        if inner.strong.fetch_sub(1, Release) == 1 {
            unsafe { ManuallyDrop::drop(&mut *inner.value.get()) };
        }
        if inner.all.fetch_sub(1, AcqRel) == 1 {
            drop(unsafe { Box::from_raw(self.0) });
        }
    }
}

fn main() {
    let inner = Box::into_raw(Box::new(Inner {
        strong: AtomicUsize::new(2),
        all: AtomicUsize::new(2),
        value: UnsafeCell::new(ManuallyDrop::new("abc".to_owned())),
    }));
    let (mine, theirs) = (Strong(inner), Strong(inner));
    let other = thread::spawn(move || assert_eq!(theirs.first(), 97));
    drop(mine);
    other.join().unwrap();
}
