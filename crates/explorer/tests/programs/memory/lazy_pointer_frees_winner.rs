//@ A boxed value made at first use; who comes second frees the wrong one.
//@ model: sc weak
//@ fault: use after free
//@ why: the box that was published is freed, and read once both threads are done

use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, Ordering::*};
use std::thread;

static VALUE: AtomicPtr<u32> = AtomicPtr::new(null_mut());

fn get() {
    let mine = Box::into_raw(Box::new(7));
    if let Err(theirs) = VALUE.compare_exchange(null_mut(), mine, AcqRel, Acquire) {
        drop(unsafe { Box::from_raw(theirs) });
    }
}

fn main() {
    let other = thread::spawn(get);
    get();
    other.join().unwrap();
    println!("{}", unsafe { *VALUE.load(Relaxed) });
}
