//@ One thread tries to exchange what is not there, another reads the place plainly.
//@ model: sc weak
//@ outcome: ok: 1
//@ why: std of `atomic`: "A compare_exchange or compare_exchange_weak that does not succeed is not considered a write"

use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static COUNT: AtomicU32 = AtomicU32::new(1);

fn main() {
    let other = thread::spawn(|| COUNT.compare_exchange(3, 2, SeqCst, SeqCst));
    let value = unsafe { *COUNT.as_ptr() };
    other.join().unwrap().unwrap_err();
    println!("{value}");
}
