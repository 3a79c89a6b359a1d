//@ A hand-made lock for readers and a writer, whose readers leave with a Relaxed decrement ("they have written nothing").
//@ model: sc weak
//@ fault: race 33 42
//@ why: nothing orders the read before the write of a writer that enters afterwards

use std::cell::UnsafeCell;
use std::hint::spin_loop;
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

struct Shared(UnsafeCell<u32>);

unsafe impl Sync for Shared {}

static VALUE: Shared = Shared(UnsafeCell::new(0));

const WRITER: u32 = u32::MAX;
static STATE: AtomicU32 = AtomicU32::new(0);

fn read() -> u32 {
    let mut readers = STATE.load(Relaxed);
    loop {
        if readers == WRITER {
            spin_loop();
            readers = STATE.load(Relaxed);
            continue;
        }
        match STATE.compare_exchange(readers, readers + 1, Acquire, Relaxed) {
            Ok(_) => break,
            Err(now) => readers = now,
        }
    }
    let value = unsafe { *VALUE.0.get() };
    STATE.fetch_sub(1, Relaxed);
    value
}

fn write() {
    while STATE.compare_exchange(0, WRITER, Acquire, Relaxed).is_err() {
        spin_loop();
    }
    unsafe { *VALUE.0.get() = 1 };
    STATE.store(0, Release);
}

fn main() {
    let reader = thread::spawn(read);
    write();
    println!("{}", reader.join().unwrap());
}
