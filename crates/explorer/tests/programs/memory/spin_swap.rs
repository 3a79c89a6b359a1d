//@ A spin lock by swap.
//@ model: sc weak
//@ outcome: ok: 2
//@ why: the swap that enters second reads false from the Release store of the first to leave, with Acquire: one increment happens before the other

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
    LOCKED.store(false, Release);
}

fn main() {
    thread::scope(|s| {
        s.spawn(add);
        s.spawn(add);
    });
    println!("{}", unsafe { *VALUE.0.get() });
}
