//@ A `static mut` written before a thread is spawned that reads it.
//@ model: sc weak
//@ outcome: ok: 5
//@ why: the spawn happens before all that the thread does

use std::thread;

static mut VALUE: u32 = 0;

fn main() {
    unsafe { VALUE = 5 };
    let reader = thread::spawn(|| unsafe { VALUE });
    let value = reader.join().unwrap();
    println!("{value}");
}
