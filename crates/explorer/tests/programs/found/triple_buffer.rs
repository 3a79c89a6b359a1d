//@ A triple buffer: the writer and the reader each own a slot and swap it with the one between them.
//@ model: sc weak
//@ outcome: ok: 0 0
//@ outcome: ok: 0 1
//@ outcome: ok: 0 2
//@ outcome: ok: 1 1
//@ outcome: ok: 1 2
//@ outcome: ok: 2 2
//@ why: a slot changes hands only by AcqRel swaps; the reader sees values that never go back
use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicU8, Ordering::*};
use std::thread;

struct Slots(UnsafeCell<[u32; 3]>);

unsafe impl Sync for Slots {}

static SLOTS: Slots = Slots(UnsafeCell::new([0; 3]));
/// The slot between the two, and whether it is new: 4.
static BETWEEN: AtomicU8 = AtomicU8::new(1);

fn slot(index: u8) -> *mut u32 {
    unsafe { SLOTS.0.get().cast::<u32>().add(usize::from(index)) }
}

fn main() {
    let writer = thread::spawn(|| {
        let mut mine = 0;
        for value in [1, 2] {
            unsafe { *slot(mine) = value };
            mine = BETWEEN.swap(mine | 4, AcqRel) & 3;
        }
    });
    let mut mine = 2;
    let mut read = || {
        if BETWEEN.load(Relaxed) & 4 != 0 {
            mine = BETWEEN.swap(mine, AcqRel) & 3;
        }
        unsafe { *slot(mine) }
    };
    println!("{} {}", read(), read());
    writer.join().unwrap();
}
