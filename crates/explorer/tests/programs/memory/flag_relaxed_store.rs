//@ A value, then a flag that is stored Relaxed.
//@ model: sc weak
//@ fault: race 14 18
//@ why: the store releases nothing

use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static FLAG: AtomicU32 = AtomicU32::new(0);
static mut VALUE: u32 = 0;

fn main() {
    let writer = thread::spawn(|| {
        unsafe { VALUE = 5 };
        FLAG.store(1, Relaxed);
    });
    if FLAG.load(Acquire) == 1 {
        let value = unsafe { VALUE };
        println!("{value}");
    } else {
        println!("none");
    }
    writer.join().unwrap();
}
