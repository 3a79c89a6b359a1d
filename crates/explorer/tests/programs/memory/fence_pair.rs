//@ A value handed over by two fences around a Relaxed flag.
//@ model: sc weak
//@ outcome: ok: none
//@ outcome: ok: 5
//@ why: the fence before the store synchronises with the fence behind the load that reads it

use std::sync::atomic::{AtomicU32, Ordering::*, fence};
use std::thread;

static FLAG: AtomicU32 = AtomicU32::new(0);
static mut VALUE: u32 = 0;

fn main() {
    let writer = thread::spawn(|| {
        unsafe { VALUE = 5 };
        fence(Release);
        FLAG.store(1, Relaxed);
    });
    if FLAG.load(Relaxed) == 1 {
        fence(Acquire);
        let value = unsafe { VALUE };
        println!("{value}");
    } else {
        println!("none");
    }
    writer.join().unwrap();
}
