//@ A box goes from one thread to another by an atomic pointer; it is freed there, and the first allocates again.
//@ model: sc weak
//@ outcome: ok: none
//@ outcome: ok: 5
//@ why: Release and Acquire hand over what is in the box, and with it the right to free it

use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, Ordering::*};
use std::thread;

static SLOT: AtomicPtr<u32> = AtomicPtr::new(null_mut());

fn main() {
    let giver = thread::spawn(|| {
        let given = Box::into_raw(Box::new(5));
        SLOT.store(given, Release);
        drop(Box::new(6));
    });
    let taken = SLOT.swap(null_mut(), Acquire);
    if taken.is_null() {
        println!("none");
    } else {
        let value = unsafe { Box::from_raw(taken) };
        println!("{}", u32::clone(&value));
    }
    giver.join().unwrap();
}
