//@ A Relaxed flag with a Release fence before the store, and no Acquire fence.
//@ model: sc weak
//@ fault: race 14 19
//@ why: the release meets no acquire

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
    if FLAG.load(Relaxed) == 1 {
        let value = unsafe { VALUE };
        println!("{value}");
    } else {
        println!("none");
    }
    writer.join().unwrap();
}
