//@ A seqlock whose data are atomics, without its fences.
//@ model: sc weak
//@ outcome: ok: 0 0
//@ outcome: ok: 1 1
//@ outcome: ok: torn
//@ outcome weak: ok: 0 1
//@ outcome weak: ok: 1 0
//@ why: nothing keeps the second look from reading the sequence before the change whose data were read

use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static SEQUENCE: AtomicU32 = AtomicU32::new(0);
static DATA: [AtomicU32; 2] = [AtomicU32::new(0), AtomicU32::new(0)];

fn write() {
    SEQUENCE.store(1, Relaxed);
    DATA[0].store(1, Relaxed);
    DATA[1].store(1, Relaxed);
    SEQUENCE.store(2, Release);
}

fn read() -> Option<(u32, u32)> {
    let before = SEQUENCE.load(Acquire);
    let copy = (DATA[0].load(Relaxed), DATA[1].load(Relaxed));
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
