//@ A cell that is set once, with the states empty, busy and ready.
//@ model: sc weak
//@ outcome: ok: 7 7
//@ why: who did not win the exchange waits until it acquires the state that was released behind the value

use std::cell::UnsafeCell;
use std::hint::spin_loop;
use std::sync::atomic::{AtomicU8, Ordering::*};
use std::thread;

struct Shared(UnsafeCell<u32>);

unsafe impl Sync for Shared {}

static VALUE: Shared = Shared(UnsafeCell::new(0));

const EMPTY: u8 = 0;
const BUSY: u8 = 1;
const READY: u8 = 2;
static STATE: AtomicU8 = AtomicU8::new(EMPTY);

fn get() -> u32 {
    match STATE.compare_exchange(EMPTY, BUSY, Acquire, Acquire) {
        Ok(_) => {
            unsafe { *VALUE.0.get() = 7 };
            STATE.store(READY, Release);
        }
        Err(_) => {
            while STATE.load(Acquire) != READY {
                spin_loop();
            }
        }
    }
    unsafe { *VALUE.0.get() }
}

fn main() {
    let other = thread::spawn(get);
    println!("{} {}", get(), other.join().unwrap());
}
