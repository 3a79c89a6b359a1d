//@ A flag with SeqCst on one side and Relaxed on the other.
//@ model: sc weak
//@ fault: race 14 18
//@ why: SeqCst is a release on the store's side only; the Relaxed load acquires nothing

use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static FLAG: AtomicU32 = AtomicU32::new(0);
static mut VALUE: u32 = 0;

fn main() {
    let writer = thread::spawn(|| {
        unsafe { VALUE = 5 };
        FLAG.store(1, SeqCst);
    });
    if FLAG.load(Relaxed) == 1 {
        let value = unsafe { VALUE };
        println!("{value}");
    } else {
        println!("none");
    }
    writer.join().unwrap();
}
