//@ A `static mut` written by a thread that nobody joins, and read by main as its last act.
//@ model: sc weak
//@ fault: race 11 12
//@ why: nothing orders the two

use std::thread;

static mut VALUE: u32 = 0;

fn main() {
    thread::spawn(|| unsafe { VALUE = 5 });
    let value = unsafe { VALUE };
    println!("{value}");
}
