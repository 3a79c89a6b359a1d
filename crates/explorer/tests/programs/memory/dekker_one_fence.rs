//@ Two flags, each raised before the other is looked at, with a SeqCst fence in one of the threads only.
//@ model: weak
//@ fault: race 24 24
//@ why: store buffering needs a fence in both threads to be ruled out

use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering::*, fence};
use std::thread;

struct Shared(UnsafeCell<u32>);

unsafe impl Sync for Shared {}

static VALUE: Shared = Shared(UnsafeCell::new(0));

static FLAGS: [AtomicBool; 2] = [AtomicBool::new(false), AtomicBool::new(false)];

fn add(me: usize) {
    FLAGS[me].store(true, Relaxed);
    if me == 0 {
        fence(SeqCst);
    }
    if !FLAGS[1 - me].load(Relaxed) {
        unsafe { *VALUE.0.get() += 1 };
    }
}

fn main() {
    thread::scope(|s| {
        s.spawn(|| add(0));
        s.spawn(|| add(1));
    });
    println!("{}", unsafe { *VALUE.0.get() });
}
