//@ A Release store, a Relaxed update by the same thread, and an Acquire load of that.
//@ model: sc weak
//@ outcome: ok: none
//@ outcome: ok: 5
//@ why: a read-modify-write operation continues the release sequence, whoever does it

use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static FLAG: AtomicU32 = AtomicU32::new(0);
static mut VALUE: u32 = 0;

fn main() {
    let writer = thread::spawn(|| {
        unsafe { VALUE = 5 };
        FLAG.store(1, Release);
        FLAG.fetch_add(1, Relaxed);
    });
    if FLAG.load(Acquire) == 2 {
        let value = unsafe { VALUE };
        println!("{value}");
    } else {
        println!("none");
    }
    writer.join().unwrap();
}
