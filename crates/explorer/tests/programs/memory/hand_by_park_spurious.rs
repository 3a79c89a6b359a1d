//@ A value written before an unpark, and read after a park that may return for no reason.
//@ model: sc
//@ spurious
//@ fault: race 14 16
//@ why: std of `park`: "It may also return spuriously, without consuming the token"

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
