//@ A seqlock whose two writers both take the sequence for even and make it odd by a store.
//@ model: sc
//@ outcome: ok: 1 1
//@ outcome: ok: 2 2
//@ outcome: ok: 1 2
//@ outcome: ok: 2 1
//@ why: without an exchange both write at once, and the words may stay mixed
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static SEQUENCE: AtomicU32 = AtomicU32::new(0);
static DATA: [AtomicU32; 2] = [const { AtomicU32::new(0) }; 2];

fn write(value: u32) {
    let before = SEQUENCE.load(Acquire);
    SEQUENCE.store(before + 1, SeqCst);
    DATA[0].store(value, SeqCst);
    DATA[1].store(value, SeqCst);
    SEQUENCE.store(before + 2, SeqCst);
}

fn main() {
    let other = thread::spawn(|| write(1));
    write(2);
    other.join().unwrap();
    println!("{} {}", DATA[0].load(SeqCst), DATA[1].load(SeqCst));
}
