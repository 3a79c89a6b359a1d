//@ A race that is met only if one thread acts between two looks of the other.
//@ model: sc
//@ fault: race 16 21
//@ why: 1 at the first look and 2 at the second leads to the unordered read

use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static STAGE: AtomicU32 = AtomicU32::new(0);
static mut VALUE: u32 = 0;

fn main() {
    let writer = thread::spawn(|| {
        STAGE.store(1, SeqCst);
        STAGE.store(2, SeqCst);
        unsafe { VALUE = 5 };
        STAGE.store(3, SeqCst);
    });
    let looks = (STAGE.load(SeqCst), STAGE.load(SeqCst));
    if looks == (1, 2) {
        let value = unsafe { VALUE };
        println!("{value}");
    }
    writer.join().unwrap();
}
