//@ A box that two threads want to take out of a slot; the flag is swapped.
//@ model: sc weak
//@ outcome: ok: true false
//@ outcome: ok: false true
//@ why: one of two swaps reads true

use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

struct Slot(UnsafeCell<*mut u32>);

unsafe impl Sync for Slot {}

static SLOT: Slot = Slot(UnsafeCell::new(std::ptr::null_mut()));
static FULL: AtomicBool = AtomicBool::new(false);

fn take() -> bool {
    let full = FULL.swap(false, AcqRel);
    if full {
        drop(unsafe { Box::from_raw(*SLOT.0.get()) });
    }
    full
}

fn main() {
    unsafe { *SLOT.0.get() = Box::into_raw(Box::new(5)) };
    FULL.store(true, Release);
    let other = thread::spawn(take);
    println!("{} {}", take(), other.join().unwrap());
}
