//@ A boxed value made at first use; the exchange that fails is Relaxed.
//@ model: sc weak
//@ fault: race 13 21
//@ why: who comes second reads the other's box through a pointer that was not acquired

use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, Ordering::*};
use std::thread;

static VALUE: AtomicPtr<u32> = AtomicPtr::new(null_mut());

fn get() -> u32 {
    let mine = Box::into_raw(Box::new(7));
    let value = match VALUE.compare_exchange(null_mut(), mine, AcqRel, Relaxed) {
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
