//@ Two flags, each raised before the other is looked at, Relaxed with a SeqCst fence in between.
//@ model: sc weak
//@ outcome: ok: 0
//@ outcome: ok: 1
//@ why: of the two fences one is first; the load behind the second sees the store before the first

use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering::*, fence};
use std::thread;

struct Shared(UnsafeCell<u32>);

unsafe impl Sync for Shared {}

static VALUE: Shared = Shared(UnsafeCell::new(0));

static FLAGS: [AtomicBool; 2] = [AtomicBool::new(false), AtomicBool::new(false)];

fn add(me: usize) {
    FLAGS[me].store(true, Relaxed);
    fence(SeqCst);
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
