//@ A value is read behind a look that acquires, or behind one that does not; both ways lead to the same place.
//@ model: sc weak
//@ fault: race 23 27
//@ why: behind the second, Relaxed, look nothing orders the read; where it stands then, memory is as behind the first
use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::*};
use std::thread;

static READY: AtomicBool = AtomicBool::new(false);
static VALUE: AtomicU32 = AtomicU32::new(0);

fn wait() {
    if READY.load(Acquire) {
        return;
    }
    while !READY.load(Relaxed) {
        spin_loop();
    }
}

fn main() {
    let other = thread::spawn(|| {
        unsafe { *VALUE.as_ptr() = 1 };
        READY.store(true, Release);
    });
    wait();
    VALUE.load(Relaxed);
    other.join().unwrap();
}
