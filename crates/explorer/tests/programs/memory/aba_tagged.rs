//@ A stack of slots by index, whose head counts its changes.
//@ model: sc
//@ outcome: ok: done
//@ why: the head with its count never comes back, so a slot has one owner; slots go from one owner to the next by Release and Acquire

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
const TAG: usize = 10;
static HEAD: AtomicUsize = AtomicUsize::new(1);

fn pop() -> usize {
    loop {
        let old = HEAD.load(Acquire);
        let head = old % TAG;
        if head == 0 {
            return 0;
        }
        let next = NEXT[head].load(Relaxed);
        if HEAD
            .compare_exchange(old, old - head + TAG + next, AcqRel, Relaxed)
            .is_ok()
        {
            return head;
        }
    }
}

fn push(slot: usize) {
    loop {
        let old = HEAD.load(Relaxed);
        let head = old % TAG;
        NEXT[slot].store(head, Relaxed);
        if HEAD
            .compare_exchange(old, old - head + TAG + slot, AcqRel, Relaxed)
            .is_ok()
        {
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
