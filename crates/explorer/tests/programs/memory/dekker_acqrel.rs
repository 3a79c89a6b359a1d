//@ Two flags, each raised before the other is looked at, with Release and Acquire only.
//@ model: weak
//@ fault: race 21 21
//@ why: store buffering: both loads may read false

use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

struct Shared(UnsafeCell<u32>);

unsafe impl Sync for Shared {}

static VALUE: Shared = Shared(UnsafeCell::new(0));

static FLAGS: [AtomicBool; 2] = [AtomicBool::new(false), AtomicBool::new(false)];

fn add(me: usize) {
    FLAGS[me].store(true, Release);
    if !FLAGS[1 - me].load(Acquire) {
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
