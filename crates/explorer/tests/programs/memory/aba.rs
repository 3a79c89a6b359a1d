//@ A stack of slots by index, one of which comes back while another thread is in the middle of a pop.
//@ model: sc
//@ fault: race 46 46
//@ why: ABA: the exchange succeeds since the head is 1 again, but puts slot 2 back, which the other thread has taken and writes to

use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicUsize, Ordering::*};
use std::thread;

struct Slot(UnsafeCell<u32>);

unsafe impl Sync for Slot {}

static SLOTS: [Slot; 3] = [const { Slot(UnsafeCell::new(0)) }; 3];
static NEXT: [AtomicUsize; 3] = [
    AtomicUsize::new(0),
    AtomicUsize::new(2),
    AtomicUsize::new(0),
];
static HEAD: AtomicUsize = AtomicUsize::new(1);

fn pop() -> usize {
    loop {
        let head = HEAD.load(Acquire);
        if head == 0 {
            return 0;
        }
        let next = NEXT[head].load(Relaxed);
        if HEAD.compare_exchange(head, next, AcqRel, Relaxed).is_ok() {
            return head;
        }
    }
}

fn push(slot: usize) {
    loop {
        let head = HEAD.load(Relaxed);
        NEXT[slot].store(head, Relaxed);
        if HEAD.compare_exchange(head, slot, AcqRel, Relaxed).is_ok() {
            return;
        }
    }
}

fn write(slot: usize) {
    unsafe { *SLOTS[slot].0.get() += 1 };
}

fn main() {
    let other = thread::spawn(|| {
        let first = pop();
        let second = pop();
        if first != 0 {
            push(first);
        }
        if second != 0 {
            write(second);
        }
    });
    for _ in 0..2 {
        let slot = pop();
        if slot != 0 {
            write(slot);
        }
    }
    other.join().unwrap();
    println!("done");
}
