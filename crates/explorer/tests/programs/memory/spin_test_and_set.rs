//@ A spin lock that looks before it swaps.
//@ model: sc weak
//@ outcome: ok: 2
//@ why: the look only waits, and may be Relaxed; the swap that enters acquires

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
        while LOCKED.load(Relaxed) {
            spin_loop();
        }
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
