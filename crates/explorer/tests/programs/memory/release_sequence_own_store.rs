//@ A Release store, a Relaxed store by the same thread, and an Acquire load of that.
//@ model: sc weak
//@ fault: race 14 19
//@ why: since C++20 (P0982) a later store of the same thread no longer continues its release sequence; std: "Rust atomics currently follow the same rules as C++20 atomics"

use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static FLAG: AtomicU32 = AtomicU32::new(0);
static mut VALUE: u32 = 0;

fn main() {
    let writer = thread::spawn(|| {
        unsafe { VALUE = 5 };
        FLAG.store(1, Release);
        FLAG.store(2, Relaxed);
    });
    if FLAG.load(Acquire) == 2 {
        let value = unsafe { VALUE };
        println!("{value}");
    } else {
        println!("none");
    }
    writer.join().unwrap();
}
