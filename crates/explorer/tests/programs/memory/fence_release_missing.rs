//@ A Relaxed flag with an Acquire fence behind the load, and no Release fence.
//@ model: sc weak
//@ fault: race 14 19
//@ why: the fence meets no release

use std::sync::atomic::{AtomicU32, Ordering::*, fence};
use std::thread;

static FLAG: AtomicU32 = AtomicU32::new(0);
static mut VALUE: u32 = 0;

fn main() {
    let writer = thread::spawn(|| {
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
