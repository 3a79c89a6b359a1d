//@ A ring for one producer, used by two.
//@ model: sc
//@ fault: race 25 25
//@ why: both may take the same tail, and write the same slot

use std::cell::UnsafeCell;
use std::hint::spin_loop;
use std::mem::MaybeUninit;
use std::sync::atomic::{AtomicUsize, Ordering::*};
use std::thread;

struct Slot(UnsafeCell<MaybeUninit<u32>>);

unsafe impl Sync for Slot {}

static SLOTS: [Slot; 2] = [const { Slot(UnsafeCell::new(MaybeUninit::uninit())) }; 2];
static HEAD: AtomicUsize = AtomicUsize::new(0);
static TAIL: AtomicUsize = AtomicUsize::new(0);

fn push(value: u32) {
    let tail = TAIL.load(Relaxed);
    while tail - HEAD.load(Acquire) == SLOTS.len() {
        spin_loop();
    }
    unsafe { *SLOTS[tail % 2].0.get() = MaybeUninit::new(value) };
    TAIL.store(tail + 1, Release);
}

fn main() {
    let producer = thread::spawn(|| push(1));
    push(2);
    producer.join().unwrap();
}
