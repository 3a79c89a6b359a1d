//@ A spin lock that is left with a Relaxed store.
//@ model: sc weak
//@ fault: race 23 23
//@ why: the second to enter reads false from a Relaxed store, which synchronises with nothing

use std::cell::UnsafeCell;
use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

struct Shared(UnsafeCell<u32>);

unsafe impl Sync for Shared {}

static VALUE: Shared = Shared(UnsafeCell::new(0));

static LOCKED: AtomicBool = AtomicBool::new(false);

fn add() {
    while LOCKED.swap(true, Acquire) {
        spin_loop();
    }
    unsafe { *VALUE.0.get() += 1 };
    LOCKED.store(false, Relaxed);
}

fn main() {
    thread::scope(|s| {
        s.spawn(add);
        s.spawn(add);
    });
    println!("{}", unsafe { *VALUE.0.get() });
}
