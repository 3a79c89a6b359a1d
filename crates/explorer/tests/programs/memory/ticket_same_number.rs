//@ A ticket lock whose tickets are read and raised in two steps.
//@ model: sc weak
//@ fault: race 27 27
//@ fault: deadlock
//@ why: two threads can draw the same number, and are served together, or the later one, when its number is over, never

use std::cell::UnsafeCell;
use std::hint::spin_loop;
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

struct Shared(UnsafeCell<u32>);

unsafe impl Sync for Shared {}

static VALUE: Shared = Shared(UnsafeCell::new(0));

static NEXT: AtomicU32 = AtomicU32::new(0);
static SERVED: AtomicU32 = AtomicU32::new(0);

fn add() {
    let ticket = NEXT.load(Relaxed);
    NEXT.store(ticket + 1, Relaxed);
    while SERVED.load(Acquire) != ticket {
        spin_loop();
    }
    unsafe { *VALUE.0.get() += 1 };
    SERVED.store(ticket + 1, Release);
}

fn main() {
    thread::scope(|s| {
        s.spawn(add);
        s.spawn(add);
    });
    println!("{}", unsafe { *VALUE.0.get() });
}
