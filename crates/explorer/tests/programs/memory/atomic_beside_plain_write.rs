//@ One thread loads atomically, another writes the place plainly.
//@ model: sc weak
//@ fault: race 12 13
//@ why: std of `atomic`: a race is "conflicting non-synchronized accesses where at least one of the accesses is non-atomic"

use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static COUNT: AtomicU32 = AtomicU32::new(1);

fn main() {
    let other = thread::spawn(|| COUNT.load(SeqCst));
    unsafe { *COUNT.as_ptr() = 3 };
    println!("{}", other.join().unwrap());
}
