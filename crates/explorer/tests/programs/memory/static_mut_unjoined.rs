//@ A `static mut` written by a thread, and read before it is joined.
//@ model: sc weak
//@ fault: race 11 12
//@ why: nothing orders the two

use std::thread;

static mut VALUE: u32 = 0;

fn main() {
    let writer = thread::spawn(|| unsafe { VALUE = 5 });
    let value = unsafe { VALUE };
    writer.join().unwrap();
    println!("{value}");
}
