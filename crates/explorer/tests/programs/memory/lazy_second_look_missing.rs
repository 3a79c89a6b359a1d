//@ A value made at first use, which is not looked at again under the lock.
//@ model: sc weak
//@ fault: race 23 26
//@ why: who waited for the lock writes again, while the first one reads

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
        unsafe { *VALUE.0.get() = 7 };
        READY.store(true, Release);
    }
    unsafe { *VALUE.0.get() }
}

fn main() {
    let other = thread::spawn(get);
    println!("{} {}", get(), other.join().unwrap());
}
