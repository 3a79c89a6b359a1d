//@ A place is stored to atomically as a u32, and loaded as a u16 once that is over.
//@ model: sc weak
//@ refused: from_ptr
//@ why: accesses of different sizes may follow each other, if they are ordered

use std::sync::atomic::{AtomicU16, AtomicU32, Ordering::*};
use std::thread;

static WORD: AtomicU32 = AtomicU32::new(0);

fn half() -> &'static AtomicU16 {
    unsafe { AtomicU16::from_ptr(WORD.as_ptr().cast()) }
}

fn main() {
    let other = thread::spawn(|| WORD.store(0x0101_0101, Relaxed));
    other.join().unwrap();
    println!("{}", half().load(Relaxed));
}
