//@ A value made at first use, whose first look is Relaxed.
//@ model: sc weak
//@ fault: race 24 28
//@ why: who sees the flag at the first look has acquired nothing

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
    if !READY.load(Relaxed) {
        let _guard = LOCK.lock().unwrap();
        if !READY.load(Relaxed) {
            unsafe { *VALUE.0.get() = 7 };
            READY.store(true, Release);
        }
    }
    unsafe { *VALUE.0.get() }
}

fn main() {
    let other = thread::spawn(get);
    println!("{} {}", get(), other.join().unwrap());
}
