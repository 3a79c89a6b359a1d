//@ A value that is replaced behind a pointer by a Relaxed swap.
//@ model: sc weak
//@ fault: race 14 18
//@ why: reading through the pointer depends on it, but std knows no ordering by dependency ("consume")

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
    CURRENT.swap(new, Relaxed);
}

fn main() {
    CURRENT.store(Box::into_raw(Box::new(1)), Release);
    let reader = thread::spawn(read);
    replace();
    println!("{}", reader.join().unwrap());
}
