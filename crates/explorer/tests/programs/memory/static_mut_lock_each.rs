//@ A `static mut` that each thread uses under a lock of its own.
//@ model: sc weak
//@ fault: race 14 14
//@ why: two locks order nothing between the threads

use std::sync::Mutex;
use std::thread;

static mut COUNT: u32 = 0;

fn add() {
    let lock = Mutex::new(());
    let _guard = lock.lock().unwrap();
    unsafe { COUNT += 1 };
}

fn main() {
    thread::scope(|s| {
        s.spawn(add);
        s.spawn(add);
    });
    println!("{}", unsafe { COUNT });
}
