//@ A `static mut` written by a thread, and read once it is joined.
//@ model: sc weak
//@ outcome: ok: 5
//@ why: std of `JoinHandle::join`: "the completion of the associated thread synchronizes with this function returning"

use std::thread;

static mut VALUE: u32 = 0;

fn main() {
    let writer = thread::spawn(|| unsafe { VALUE = 5 });
    writer.join().unwrap();
    let value = unsafe { VALUE };
    println!("{value}");
}
