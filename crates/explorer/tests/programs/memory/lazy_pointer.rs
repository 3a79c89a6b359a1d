//@ A boxed value made at first use; who comes second frees its own.
//@ model: sc weak
//@ outcome: ok: 7 7
//@ why: the exchange publishes the box by Release; failing, it acquires the other's

use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, Ordering::*};
use std::thread;

static VALUE: AtomicPtr<u32> = AtomicPtr::new(null_mut());

fn get() -> u32 {
    let mine = Box::into_raw(Box::new(7));
    let value = match VALUE.compare_exchange(null_mut(), mine, AcqRel, Acquire) {
        Ok(_) => mine,
        Err(theirs) => {
            drop(unsafe { Box::from_raw(mine) });
            theirs
        }
    };
    unsafe { *value }
}

fn main() {
    let other = thread::spawn(get);
    println!("{} {}", get(), other.join().unwrap());
}
