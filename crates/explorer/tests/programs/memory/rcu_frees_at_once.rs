//@ A value that is replaced behind a pointer, whose old version is freed at once.
//@ model: sc
//@ fault: race 14 20
//@ why: a reader that has loaded the old pointer may still read through it

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
    let old = CURRENT.swap(new, AcqRel);
    drop(unsafe { Box::from_raw(old) });
}

fn main() {
    CURRENT.store(Box::into_raw(Box::new(1)), Release);
    let reader = thread::spawn(read);
    replace();
    println!("{}", reader.join().unwrap());
}
