//@ A value handed over by a Release store and an Acquire fence.
//@ model: sc weak
//@ outcome: ok: none
//@ outcome: ok: 5
//@ why: a releasing store synchronises with a fence, too, behind the load that reads it

use std::sync::atomic::{AtomicU32, Ordering::*, fence};
use std::thread;

static FLAG: AtomicU32 = AtomicU32::new(0);
static mut VALUE: u32 = 0;

fn main() {
    let writer = thread::spawn(|| {
        unsafe { VALUE = 5 };
        FLAG.store(1, Release);
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
