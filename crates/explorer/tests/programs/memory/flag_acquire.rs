//@ A value, then a flag with Release; the flag with Acquire, then the value.
//@ model: sc weak
//@ outcome: ok: none
//@ outcome: ok: 5
//@ why: message passing: the load that reads the store synchronises with it

use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static FLAG: AtomicU32 = AtomicU32::new(0);
static mut VALUE: u32 = 0;

fn main() {
    let writer = thread::spawn(|| {
        unsafe { VALUE = 5 };
        FLAG.store(1, Release);
    });
    if FLAG.load(Acquire) == 1 {
        let value = unsafe { VALUE };
        println!("{value}");
    } else {
        println!("none");
    }
    writer.join().unwrap();
}
