//@ A spin lock that is left before the value is written.
//@ model: sc weak
//@ fault: race 24 24
//@ why: between the store of false and the increment the other thread may enter

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
    LOCKED.store(false, Release);
    unsafe { *VALUE.0.get() += 1 };
}

fn main() {
    thread::scope(|s| {
        s.spawn(add);
        s.spawn(add);
    });
    println!("{}", unsafe { *VALUE.0.get() });
}
