//@ A value written before an unpark, and read after a park.
//@ model: sc weak
//@ outcome: ok: 5
//@ why: std of `park`: "memory operations performed before a call to unpark are made visible to the thread that consumes the token and returns from park"; a park that returns for no reason is not asked for

use std::thread;

static mut VALUE: u32 = 0;

fn main() {
    let reader = thread::spawn(|| {
        thread::park();
        unsafe { VALUE }
    });
    unsafe { VALUE = 5 };
    reader.thread().unpark();
    println!("{}", reader.join().unwrap());
}
