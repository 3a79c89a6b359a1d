//@ A value handed over by a Release fence and an Acquire load.
//@ model: sc weak
//@ outcome: ok: none
//@ outcome: ok: 5
//@ why: a fence synchronises with an acquiring load, too, by the store that is read

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
    if FLAG.load(Acquire) == 1 {
        let value = unsafe { VALUE };
        println!("{value}");
    } else {
        println!("none");
    }
    writer.join().unwrap();
}
