//@ A flag that is loaded Relaxed, then the value.
//@ model: sc weak
//@ fault: race 14 18
//@ why: the load acquires nothing

use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static FLAG: AtomicU32 = AtomicU32::new(0);
static mut VALUE: u32 = 0;

fn main() {
    let writer = thread::spawn(|| {
        unsafe { VALUE = 5 };
        FLAG.store(1, Release);
    });
    if FLAG.load(Relaxed) == 1 {
        let value = unsafe { VALUE };
        println!("{value}");
    } else {
        println!("none");
    }
    writer.join().unwrap();
}
