//@ A Release store, a Relaxed load and a Release store by another thread, and an Acquire load of that.
//@ model: sc weak
//@ fault: race 14 23
//@ why: the second thread passes on only what it has acquired itself

use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static FLAG: AtomicU32 = AtomicU32::new(0);
static mut VALUE: u32 = 0;

fn main() {
    let writer = thread::spawn(|| {
        unsafe { VALUE = 5 };
        FLAG.store(1, Release);
    });
    let second = thread::spawn(|| {
        if FLAG.load(Relaxed) == 1 {
            FLAG.store(2, Release);
        }
    });
    if FLAG.load(Acquire) == 2 {
        let value = unsafe { VALUE };
        println!("{value}");
    } else {
        println!("none");
    }
    writer.join().unwrap();
    second.join().unwrap();
}
