//@ A spin lock whose Release fence stands after the store.
//@ model: sc weak
//@ fault: race 24 24
//@ why: a fence releases what comes before it by a store after it; there is no store after it

use std::cell::UnsafeCell;
use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, Ordering::*, fence};
use std::thread;

struct Shared(UnsafeCell<u32>);

unsafe impl Sync for Shared {}

static VALUE: Shared = Shared(UnsafeCell::new(0));

static LOCKED: AtomicBool = AtomicBool::new(false);

fn add() {
    while LOCKED.swap(true, Relaxed) {
        spin_loop();
    }
    fence(Acquire);
    unsafe { *VALUE.0.get() += 1 };
    LOCKED.store(false, Relaxed);
    fence(Release);
}

fn main() {
    thread::scope(|s| {
        s.spawn(add);
        s.spawn(add);
    });
    println!("{}", unsafe { *VALUE.0.get() });
}
