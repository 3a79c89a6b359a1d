//@ A `static mut` written by a thread, and read once it says that it is finished.
//@ model: sc weak
//@ fault: race 11 15
//@ why: std promises an order for `join` ("synchronizes with this function returning"), and none for `is_finished`, which is a Relaxed load of a count of owners

use std::thread;

static mut VALUE: u32 = 0;

fn main() {
    let writer = thread::spawn(|| unsafe { VALUE = 5 });
    while !writer.is_finished() {
        thread::yield_now();
    }
    let value = unsafe { VALUE };
    println!("{value}");
}
