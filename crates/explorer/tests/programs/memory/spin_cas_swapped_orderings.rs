//@ A spin lock whose compare-exchange has its two orderings the wrong way round.
//@ model: sc weak
//@ fault: race 26 26
//@ why: Acquire is the ordering of the failure; the success, which enters, is Relaxed

use std::cell::UnsafeCell;
use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

struct Shared(UnsafeCell<u32>);

unsafe impl Sync for Shared {}

static VALUE: Shared = Shared(UnsafeCell::new(0));

static LOCKED: AtomicBool = AtomicBool::new(false);

fn add() {
    while LOCKED
        .compare_exchange_weak(false, true, Relaxed, Acquire)
        .is_err()
    {
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
