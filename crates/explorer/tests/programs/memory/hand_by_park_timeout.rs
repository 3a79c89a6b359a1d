//@ A value written before an unpark, and read after a park with a time limit.
//@ model: sc
//@ fault: race 14 16
//@ why: the time may be up before the unpark

use std::thread;
use std::time::Duration;

static mut VALUE: u32 = 0;

fn main() {
    let reader = thread::spawn(|| {
        thread::park_timeout(Duration::from_millis(10));
        unsafe { VALUE }
    });
    unsafe { VALUE = 5 };
    reader.thread().unpark();
    println!("{}", reader.join().unwrap());
}
