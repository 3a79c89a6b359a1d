//@ A value that is replaced behind a pointer, whose reader announces what it reads, and does not look again.
//@ model: sc
//@ fault: use after free
//@ why: the swap, the look at the hazard and the free fit between the reader's load and its announcement

use std::hint::spin_loop;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, Ordering::*};
use std::thread;

static HAZARD: AtomicPtr<u32> = AtomicPtr::new(null_mut());
static CURRENT: AtomicPtr<u32> = AtomicPtr::new(null_mut());

fn read() -> u32 {
    let current = CURRENT.load(SeqCst);
    HAZARD.store(current, SeqCst);
    let value = unsafe { *current };
    HAZARD.store(null_mut(), SeqCst);
    value
}

fn replace() {
    let new = Box::into_raw(Box::new(2));
    let old = CURRENT.swap(new, SeqCst);
    while HAZARD.load(SeqCst) == old {
        spin_loop();
    }
    drop(unsafe { Box::from_raw(old) });
}

fn main() {
    CURRENT.store(Box::into_raw(Box::new(1)), SeqCst);
    let reader = thread::spawn(read);
    replace();
    println!("{}", reader.join().unwrap());
}
