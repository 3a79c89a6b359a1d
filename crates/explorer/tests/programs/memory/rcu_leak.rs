//@ A value that is replaced behind a pointer, whose old version is never freed.
//@ model: sc weak
//@ outcome: ok: 1
//@ outcome: ok: 2
//@ why: the reader acquires the pointer from the swap that released the new version

use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, Ordering::*};
use std::thread;

static CURRENT: AtomicPtr<u32> = AtomicPtr::new(null_mut());

fn read() -> u32 {
    let current = CURRENT.load(Acquire);
    unsafe { *current }
}

fn replace() {
    let new = Box::into_raw(Box::new(2));
    CURRENT.swap(new, AcqRel);
}

fn main() {
    CURRENT.store(Box::into_raw(Box::new(1)), Release);
    let reader = thread::spawn(read);
    replace();
    println!("{}", reader.join().unwrap());
}
