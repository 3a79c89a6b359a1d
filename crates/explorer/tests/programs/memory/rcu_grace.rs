//@ A value that is replaced behind a pointer, whose old version is freed when the reader has said that it is done.
//@ model: sc weak
//@ outcome: ok: 1
//@ outcome: ok: 2
//@ why: the reader's last access happens before the free, by the Release store of DONE and the loads of it

use std::hint::spin_loop;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering::*};
use std::thread;

static DONE: AtomicBool = AtomicBool::new(false);
static CURRENT: AtomicPtr<u32> = AtomicPtr::new(null_mut());

fn read() -> u32 {
    let current = CURRENT.load(Acquire);
    let value = unsafe { *current };
    DONE.store(true, Release);
    value
}

fn replace() {
    let new = Box::into_raw(Box::new(2));
    let old = CURRENT.swap(new, AcqRel);
    while !DONE.load(Acquire) {
        spin_loop();
    }
    drop(unsafe { Box::from_raw(old) });
}

fn main() {
    CURRENT.store(Box::into_raw(Box::new(1)), Release);
    let reader = thread::spawn(read);
    replace();
    println!("{}", reader.join().unwrap());
}
