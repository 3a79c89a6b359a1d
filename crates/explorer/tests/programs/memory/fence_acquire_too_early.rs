//@ A Relaxed flag, whose Acquire fence comes before the load.
//@ model: sc weak
//@ fault: race 14 20
//@ why: a fence acquires what was read before it

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
    fence(Acquire);
    if FLAG.load(Relaxed) == 1 {
        let value = unsafe { VALUE };
        println!("{value}");
    } else {
        println!("none");
    }
    writer.join().unwrap();
}
