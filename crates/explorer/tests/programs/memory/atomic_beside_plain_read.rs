//@ One thread loads atomically, another reads the place plainly.
//@ model: sc weak
//@ outcome: ok: 1 1
//@ why: std of `atomic`: "Rust permits concurrent atomic and non-atomic reads to the same memory"

use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static COUNT: AtomicU32 = AtomicU32::new(1);

fn main() {
    let other = thread::spawn(|| COUNT.load(SeqCst));
    let value = unsafe { *COUNT.as_ptr() };
    println!("{value} {}", other.join().unwrap());
}
