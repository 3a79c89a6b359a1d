//@ A spin lock with Relaxed operations and fences.
//@ model: sc weak
//@ outcome: ok: 2
//@ why: the Release fence is before the store, and the Acquire fence after the swap that reads it: the fences synchronise

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
