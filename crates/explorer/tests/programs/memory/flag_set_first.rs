//@ A flag that is set before the value is there.
//@ model: sc weak
//@ fault: race 15 18
//@ why: the value is written after the release

use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static FLAG: AtomicU32 = AtomicU32::new(0);
static mut VALUE: u32 = 0;

fn main() {
    let writer = thread::spawn(|| {
        FLAG.store(1, Release);
        unsafe { VALUE = 5 };
    });
    if FLAG.load(Acquire) == 1 {
        let value = unsafe { VALUE };
        println!("{value}");
    } else {
        println!("none");
    }
    writer.join().unwrap();
}
