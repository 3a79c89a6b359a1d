//@ A Release store, a Relaxed update of it by another thread, and an Acquire load of that.
//@ model: sc weak
//@ outcome: ok: none
//@ outcome: ok: 5
//@ why: C++20 [intro.races]: a release sequence goes on through read-modify-write operations of any thread

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
        let _ = FLAG.compare_exchange(1, 2, Relaxed, Relaxed);
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
