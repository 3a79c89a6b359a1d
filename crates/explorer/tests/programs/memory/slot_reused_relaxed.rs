//@ A slot that one thread gives back Relaxed ("it is empty now"), and another takes over.
//@ model: sc weak
//@ fault: race 14 18
//@ why: the writes of the two users are unordered

use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

static FREE: AtomicBool = AtomicBool::new(false);
static mut SLOT: u32 = 0;

fn main() {
    let first = thread::spawn(|| {
        unsafe { SLOT = 1 };
        FREE.store(true, Relaxed);
    });
    if FREE.swap(false, Acquire) {
        unsafe { SLOT = 2 };
        println!("taken");
    } else {
        println!("busy");
    }
    first.join().unwrap();
}
