//@ One thread exchanges what it expects to find, another reads the place plainly.
//@ model: sc weak
//@ fault: race 12 13
//@ why: an exchange that succeeds writes

use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static COUNT: AtomicU32 = AtomicU32::new(1);

fn main() {
    let other = thread::spawn(|| COUNT.compare_exchange(1, 2, SeqCst, SeqCst));
    let value = unsafe { *COUNT.as_ptr() };
    other.join().unwrap().unwrap();
    println!("{value}");
}
