//@ A spin lock whose Acquire fence stands before the swap.
//@ model: sc weak
//@ fault: race 24 24
//@ why: a fence acquires what was read before it; the swap that reads the other's store comes after it

use std::cell::UnsafeCell;
use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, Ordering::*, fence};
use std::thread;

struct Shared(UnsafeCell<u32>);

unsafe impl Sync for Shared {}

static VALUE: Shared = Shared(UnsafeCell::new(0));

static LOCKED: AtomicBool = AtomicBool::new(false);

fn add() {
    fence(Acquire);
    while LOCKED.swap(true, Relaxed) {
        spin_loop();
    }
    unsafe { *VALUE.0.get() += 1 };
    fence(Release);
    LOCKED.store(false, Relaxed);
}

fn main() {
    thread::scope(|s| {
        s.spawn(add);
        s.spawn(add);
    });
    println!("{}", unsafe { *VALUE.0.get() });
}
