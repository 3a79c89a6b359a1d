//@ Slots that are drawn by a counter, which the reader takes for the number of full ones.
//@ model: sc weak
//@ fault: race 28 34
//@ why: a slot is counted before it is written

use std::cell::UnsafeCell;
use std::mem::MaybeUninit;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::*};
use std::thread;

struct Slot {
    full: AtomicBool,
    value: UnsafeCell<MaybeUninit<u32>>,
}

unsafe impl Sync for Slot {}

static NEXT: AtomicUsize = AtomicUsize::new(0);
static SLOTS: [Slot; 2] = [const {
    Slot {
        full: AtomicBool::new(false),
        value: UnsafeCell::new(MaybeUninit::uninit()),
    }
}; 2];

fn put(value: u32) {
    let slot = &SLOTS[NEXT.fetch_add(1, AcqRel)];
    unsafe { *slot.value.get() = MaybeUninit::new(value) };
    slot.full.store(true, Release);
}

fn sum() -> u32 {
    let full = SLOTS.iter().take(NEXT.load(Acquire));
    full.map(|slot| unsafe { (*slot.value.get()).assume_init() })
        .sum()
}

fn main() {
    let putter = thread::spawn(|| put(5));
    println!("{}", sum());
    putter.join().unwrap();
}
