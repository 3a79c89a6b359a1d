//@ Two threads store atomically to one place, as a u32 and as a u16.
//@ model: sc weak
//@ refused: from_ptr
//@ why: std of `atomic`: "non-synchronized conflicting atomic accesses may not partially overlap"

use std::sync::atomic::{AtomicU16, AtomicU32, Ordering::*};
use std::thread;

static WORD: AtomicU32 = AtomicU32::new(0);

fn half() -> &'static AtomicU16 {
    unsafe { AtomicU16::from_ptr(WORD.as_ptr().cast()) }
}

fn main() {
    let other = thread::spawn(|| WORD.store(0x0101_0101, Relaxed));
    half().store(0x0202, Relaxed);
    other.join().unwrap();
}
