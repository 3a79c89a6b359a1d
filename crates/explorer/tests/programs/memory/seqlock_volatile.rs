//@ A seqlock whose data are read by `read_volatile`.
//@ model: sc weak
//@ fault: race 21 27
//@ why: std of `ptr::read_volatile`: "just like in C, whether an operation is volatile has no bearing whatsoever on questions involving concurrent access from multiple threads"

use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicU32, Ordering::*, fence};
use std::thread;

static SEQUENCE: AtomicU32 = AtomicU32::new(0);

struct Data(UnsafeCell<[u32; 2]>);

unsafe impl Sync for Data {}

static DATA: Data = Data(UnsafeCell::new([0, 0]));

fn write() {
    SEQUENCE.store(1, Relaxed);
    fence(Release);
    unsafe { *DATA.0.get() = [1, 1] };
    SEQUENCE.store(2, Release);
}

fn read() -> Option<[u32; 2]> {
    let before = SEQUENCE.load(Acquire);
    let copy = unsafe { DATA.0.get().read_volatile() };
    fence(Acquire);
    let after = SEQUENCE.load(Relaxed);
    (before == after && before % 2 == 0).then_some(copy)
}

fn main() {
    let writer = thread::spawn(write);
    match read() {
        Some([a, b]) => println!("{a} {b}"),
        None => println!("torn"),
    }
    writer.join().unwrap();
}
