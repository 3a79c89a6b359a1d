//@ A hand-made lock for readers and a writer, inside which both threads write as readers.
//@ model: sc
//@ fault: race 20 20
//@ why: readers may be inside together

use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

struct Shared(UnsafeCell<u32>);

unsafe impl Sync for Shared {}

static VALUE: Shared = Shared(UnsafeCell::new(0));

static STATE: AtomicU32 = AtomicU32::new(0);

fn add() {
    STATE.fetch_add(1, Acquire);
    unsafe { *VALUE.0.get() += 1 };
    STATE.fetch_sub(1, Release);
}

fn main() {
    let reader = thread::spawn(add);
    add();
    reader.join().unwrap();
}
