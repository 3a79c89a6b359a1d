//@ An atomic is freed, then a flag is raised, after which another thread loads it.
//@ model: sc weak
//@ fault: use after free
//@ why: memory that is free may not be accessed atomically either

use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::*};
use std::thread;

static FLAG: AtomicBool = AtomicBool::new(false);

fn main() {
    let pointer = Box::into_raw(Box::new(AtomicU32::new(5)));
    let count: &'static AtomicU32 = unsafe { &*pointer };
    let reader = thread::spawn(move || {
        while !FLAG.load(Acquire) {
            spin_loop();
        }
        count.load(Relaxed)
    });
    drop(unsafe { Box::from_raw(pointer) });
    FLAG.store(true, Release);
    reader.join().unwrap();
}
