//@ A `static mut` written by a thread, and read once it says that it is finished and is joined.
//@ model: sc weak
//@ outcome: ok: 5
//@ why: the join orders, whatever was asked before it

use std::thread;

static mut VALUE: u32 = 0;

fn main() {
    let writer = thread::spawn(|| unsafe { VALUE = 5 });
    while !writer.is_finished() {
        thread::yield_now();
    }
    writer.join().unwrap();
    let value = unsafe { VALUE };
    println!("{value}");
}
