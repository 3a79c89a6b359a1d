//@ A slot that one thread gives back, and another takes over.
//@ model: sc weak
//@ outcome: ok: busy
//@ outcome: ok: taken
//@ why: who takes the slot acquires what its last user did

use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

static FREE: AtomicBool = AtomicBool::new(false);
static mut SLOT: u32 = 0;

fn main() {
    let first = thread::spawn(|| {
        unsafe { SLOT = 1 };
        FREE.store(true, Release);
    });
    if FREE.swap(false, Acquire) {
        unsafe { SLOT = 2 };
        println!("taken");
    } else {
        println!("busy");
    }
    first.join().unwrap();
}
