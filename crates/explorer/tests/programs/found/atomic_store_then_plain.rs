//@ A thread goes on with an atomic's place plainly once it has seen the other's Relaxed store.
//@ model: sc weak
//@ fault: race 13 18
//@ why: main writes only behind the store, but nothing orders the two: Relaxed synchronizes with nothing
use std::hint::spin_loop;
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static STAGE: AtomicU32 = AtomicU32::new(0);

fn main() {
    let first = thread::spawn(|| {
        STAGE.store(1, Relaxed);
    });
    while STAGE.load(Relaxed) == 0 {
        spin_loop();
    }
    unsafe { *STAGE.as_ptr() = 2 };
    first.join().unwrap();
}
