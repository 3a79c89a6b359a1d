//@ A box goes from one thread to another by an atomic pointer that is stored Relaxed, and is freed there.
//@ model: sc weak
//@ fault: race 14 22
//@ why: the free is unordered with the write of what is in the box

use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, Ordering::*};
use std::thread;

static SLOT: AtomicPtr<u32> = AtomicPtr::new(null_mut());

fn main() {
    let giver = thread::spawn(|| {
        let given = Box::into_raw(Box::new(5));
        SLOT.store(given, Relaxed);
        drop(Box::new(6));
    });
    let taken = SLOT.swap(null_mut(), Acquire);
    if taken.is_null() {
        println!("none");
    } else {
        drop(unsafe { Box::from_raw(taken) });
        println!("freed");
    }
    giver.join().unwrap();
}
