//@ A Relaxed flag, whose Release fence comes before the value is written.
//@ model: sc weak
//@ fault: race 15 20
//@ why: a fence releases what comes before it

use std::sync::atomic::{AtomicU32, Ordering::*, fence};
use std::thread;

static FLAG: AtomicU32 = AtomicU32::new(0);
static mut VALUE: u32 = 0;

fn main() {
    let writer = thread::spawn(|| {
        fence(Release);
        unsafe { VALUE = 5 };
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
