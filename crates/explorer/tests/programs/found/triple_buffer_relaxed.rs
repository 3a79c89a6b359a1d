//@ A triple buffer whose reader gives its slot back and takes the new one Relaxed.
//@ model: sc weak
//@ fault: race 22 31
//@ why: nothing orders the writer's value before the reader's look, nor that look before a later write to the slot
use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicU8, Ordering::*};
use std::thread;

struct Slots(UnsafeCell<[u32; 3]>);

unsafe impl Sync for Slots {}

static SLOTS: Slots = Slots(UnsafeCell::new([0; 3]));
static BETWEEN: AtomicU8 = AtomicU8::new(1);

fn slot(index: u8) -> *mut u32 {
    unsafe { SLOTS.0.get().cast::<u32>().add(usize::from(index)) }
}

fn main() {
    let writer = thread::spawn(|| {
        unsafe { *slot(0) = 1 };
        let mine = BETWEEN.swap(4, AcqRel) & 3;
        unsafe { *slot(mine) = 2 };
    });
    let mut mine = 2;
    let mut read = || {
        if BETWEEN.load(Relaxed) & 4 != 0 {
            mine = BETWEEN.swap(mine, Relaxed) & 3;
        }
        unsafe { *slot(mine) }
    };
    println!("{} {}", read(), read());
    writer.join().unwrap();
}
