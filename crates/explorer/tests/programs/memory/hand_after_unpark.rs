//@ A value written after the unpark.
//@ model: sc weak
//@ fault: race 13 16
//@ why: only what comes before the unpark happens before the park's return

use std::thread;

static mut VALUE: u32 = 0;

fn main() {
    let reader = thread::spawn(|| {
        thread::park();
        unsafe { VALUE }
    });
    reader.thread().unpark();
    unsafe { VALUE = 5 };
    println!("{}", reader.join().unwrap());
}
