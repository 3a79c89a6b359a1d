//@ A seqlock whose data are atomics, with the two fences of Boehm.
//@ model: sc weak
//@ outcome: ok: 0 0
//@ outcome: ok: 1 1
//@ outcome: ok: torn
//@ why: Boehm 2012: who reads a new value has the first change of the sequence before its second look, and throws the copy away

use std::sync::atomic::{AtomicU32, Ordering::*, fence};
use std::thread;

static SEQUENCE: AtomicU32 = AtomicU32::new(0);
static DATA: [AtomicU32; 2] = [AtomicU32::new(0), AtomicU32::new(0)];

fn write() {
    SEQUENCE.store(1, Relaxed);
    fence(Release);
    DATA[0].store(1, Relaxed);
    DATA[1].store(1, Relaxed);
    SEQUENCE.store(2, Release);
}

fn read() -> Option<(u32, u32)> {
    let before = SEQUENCE.load(Acquire);
    let copy = (DATA[0].load(Relaxed), DATA[1].load(Relaxed));
    fence(Acquire);
    let after = SEQUENCE.load(Relaxed);
    (before == after && before % 2 == 0).then_some(copy)
}

fn main() {
    let writer = thread::spawn(write);
    match read() {
        Some((a, b)) => println!("{a} {b}"),
        None => println!("torn"),
    }
    writer.join().unwrap();
}
