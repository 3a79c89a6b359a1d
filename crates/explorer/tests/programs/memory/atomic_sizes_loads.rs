//@ Two threads load atomically from one place, as a u32 and as a u16.
//@ model: sc weak
//@ refused: from_ptr
//@ why: loads together are no conflict, whatever their sizes

use std::sync::atomic::{AtomicU16, AtomicU32, Ordering::*};
use std::thread;

static WORD: AtomicU32 = AtomicU32::new(0);

fn half() -> &'static AtomicU16 {
    unsafe { AtomicU16::from_ptr(WORD.as_ptr().cast()) }
}

fn main() {
    let other = thread::spawn(|| WORD.load(Relaxed));
    println!("{} {}", half().load(Relaxed), other.join().unwrap());
}
