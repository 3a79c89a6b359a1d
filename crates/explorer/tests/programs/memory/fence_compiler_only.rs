//@ A Relaxed flag between two `compiler_fence`s.
//@ model: sc weak
//@ fault: race 14 20
//@ why: std of `compiler_fence`: it synchronises only "with code that is guaranteed to run on the same hardware CPU"

use std::sync::atomic::{AtomicU32, Ordering::*, compiler_fence};
use std::thread;

static FLAG: AtomicU32 = AtomicU32::new(0);
static mut VALUE: u32 = 0;

fn main() {
    let writer = thread::spawn(|| {
        unsafe { VALUE = 5 };
        compiler_fence(Release);
        FLAG.store(1, Relaxed);
    });
    if FLAG.load(Relaxed) == 1 {
        compiler_fence(Acquire);
        let value = unsafe { VALUE };
        println!("{value}");
    } else {
        println!("none");
    }
    writer.join().unwrap();
}
