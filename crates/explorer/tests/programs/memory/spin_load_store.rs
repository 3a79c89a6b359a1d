//@ A spin lock that looks and then stores, in two steps.
//@ model: sc weak
//@ fault: race 24 24
//@ why: both threads can see false before either has stored true

use std::cell::UnsafeCell;
use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

struct Shared(UnsafeCell<u32>);

unsafe impl Sync for Shared {}

static VALUE: Shared = Shared(UnsafeCell::new(0));

static LOCKED: AtomicBool = AtomicBool::new(false);

fn add() {
    while LOCKED.load(Acquire) {
        spin_loop();
    }
    LOCKED.store(true, Relaxed);
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
