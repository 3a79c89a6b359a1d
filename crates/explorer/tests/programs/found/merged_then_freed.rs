//@ A box is freed behind a look that acquires, or behind one that does not, by who has waited for its user.
//@ model: sc weak
//@ fault: race 24 28
//@ why: behind the second look nothing orders the free behind the atomic add
use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::*};
use std::thread;

static READY: AtomicBool = AtomicBool::new(false);

fn wait() {
    if READY.load(Acquire) {
        return;
    }
    while !READY.load(Relaxed) {
        spin_loop();
    }
}

fn main() {
    let count = Box::into_raw(Box::new(AtomicU32::new(0)));
    let lent: &'static AtomicU32 = unsafe { &*count };
    let other = thread::spawn(|| {
        lent.fetch_add(1, Relaxed);
        READY.store(true, Release);
    });
    wait();
    drop(unsafe { Box::from_raw(count) });
    other.join().unwrap();
}
