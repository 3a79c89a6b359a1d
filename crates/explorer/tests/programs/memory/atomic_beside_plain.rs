//@ One thread stores atomically, another reads the place plainly.
//@ model: sc weak
//@ fault: race 12 13
//@ why: std of `atomic`: a race is "conflicting non-synchronized accesses where at least one of the accesses is non-atomic"

use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static COUNT: AtomicU32 = AtomicU32::new(1);

fn main() {
    let other = thread::spawn(|| COUNT.store(2, SeqCst));
    let value = unsafe { *COUNT.as_ptr() };
    other.join().unwrap();
    println!("{value}");
}
