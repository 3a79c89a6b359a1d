//@ A value made at first use, whose flag is set before the value.
//@ model: sc weak
//@ fault: race 25 28
//@ why: who sees the flag reads a value that is being written

use std::cell::UnsafeCell;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

struct Shared(UnsafeCell<u32>);

unsafe impl Sync for Shared {}

static VALUE: Shared = Shared(UnsafeCell::new(0));

static READY: AtomicBool = AtomicBool::new(false);
static LOCK: Mutex<()> = Mutex::new(());

fn get() -> u32 {
    if !READY.load(Acquire) {
        let _guard = LOCK.lock().unwrap();
        if !READY.load(Relaxed) {
            READY.store(true, Release);
            unsafe { *VALUE.0.get() = 7 };
        }
    }
    unsafe { *VALUE.0.get() }
}

fn main() {
    let other = thread::spawn(get);
    println!("{} {}", get(), other.join().unwrap());
}
