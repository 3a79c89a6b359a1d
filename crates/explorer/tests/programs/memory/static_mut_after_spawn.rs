//@ A `static mut` written after a thread was spawned that reads it.
//@ model: sc weak
//@ fault: race 11 12
//@ why: the spawn orders only what comes before it

use std::thread;

static mut VALUE: u32 = 0;

fn main() {
    let reader = thread::spawn(|| unsafe { VALUE });
    unsafe { VALUE = 5 };
    let value = reader.join().unwrap();
    println!("{value}");
}
