//@ A spin lock that asks again only once: it does not wait until it is free.
//@ model: sc weak
//@ fault: race 24 24
//@ why: two tries may both find the lock taken, and the thread goes on all the same

use std::cell::UnsafeCell;
use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

struct Shared(UnsafeCell<u32>);

unsafe impl Sync for Shared {}

static VALUE: Shared = Shared(UnsafeCell::new(0));

static LOCKED: AtomicBool = AtomicBool::new(false);

fn add() {
    if LOCKED.swap(true, Acquire) {
        spin_loop();
        let _taken = LOCKED.swap(true, Acquire);
    }
    unsafe { *VALUE.0.get() += 1 };
    LOCKED.store(false, Release);
}

fn main() {
    thread::scope(|s| {
        s.spawn(add);
        s.spawn(add);
    });
    println!("{}", unsafe { *VALUE.0.get() });
}
