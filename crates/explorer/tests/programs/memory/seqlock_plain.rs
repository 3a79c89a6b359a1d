//@ A seqlock whose data are read plainly ("the copy is thrown away if it is torn").
//@ model: sc weak
//@ fault: race 21 27
//@ why: the read is unordered with the write in either order, whatever becomes of the copy

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
    let copy = unsafe { *DATA.0.get() };
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
