//@ A function waits for a flag on its stack, set Relaxed by a thread, and returns; its frame is used again.
//@ model: sc
//@ fault: race 14 24
//@ why: nothing orders what the next function writes to its frame behind the store
use std::hint::{black_box, spin_loop};
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread::{self, JoinHandle};

#[inline(never)]
fn waits() -> JoinHandle<()> {
    let flags = [const { AtomicBool::new(false) }; 512];
    let lent: &'static [AtomicBool; 512] = unsafe { &*(&raw const flags) };
    let other = thread::spawn(move || {
        lent[500].store(true, Relaxed);
    });
    while !lent[500].load(Relaxed) {
        spin_loop();
    }
    other
}

#[inline(never)]
fn next() {
    let bytes = black_box([1_u8; 1024]);
    black_box(bytes);
}

fn main() {
    let other = waits();
    next();
    other.join().unwrap();
}
