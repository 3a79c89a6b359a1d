//@ Peterson's lock with Acquire and Release.
//@ model: weak
//@ fault: race 27 27
//@ why: each may read the other's wish from before it was stored (store buffering), so both are let in

use std::cell::UnsafeCell;
use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::*};
use std::thread;

struct Shared(UnsafeCell<u32>);

unsafe impl Sync for Shared {}

static VALUE: Shared = Shared(UnsafeCell::new(0));

static WANTS: [AtomicBool; 2] = [AtomicBool::new(false), AtomicBool::new(false)];
static TURN: AtomicUsize = AtomicUsize::new(0);

fn add(me: usize) {
    let other = 1 - me;
    WANTS[me].store(true, Release);
    TURN.store(other, Release);
    while WANTS[other].load(Acquire) && TURN.load(Acquire) == other {
        spin_loop();
    }
    unsafe { *VALUE.0.get() += 1 };
    WANTS[me].store(false, Release);
}

fn main() {
    thread::scope(|s| {
        s.spawn(|| add(0));
        s.spawn(|| add(1));
    });
    println!("{}", unsafe { *VALUE.0.get() });
}
