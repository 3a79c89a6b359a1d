//@ A ring whose tail is moved with a Relaxed store.
//@ model: sc weak
//@ fault: race 25 34
//@ why: the consumer sees the new tail, and is not ordered after the write of the slot

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
    TAIL.store(tail + 1, Relaxed);
}

fn pop() -> u32 {
    let head = HEAD.load(Relaxed);
    while TAIL.load(Acquire) == head {
        spin_loop();
    }
    let value = unsafe { (*SLOTS[head % 2].0.get()).assume_init() };
    HEAD.store(head + 1, Release);
    value
}

fn main() {
    let producer = thread::spawn(|| (1..=3).for_each(push));
    println!("{} {} {}", pop(), pop(), pop());
    producer.join().unwrap();
}
