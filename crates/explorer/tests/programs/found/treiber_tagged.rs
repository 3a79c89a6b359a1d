//@ A stack by index and tag in one word, whose cells are used again: a push and pops by three.
//@ model: sc
//@ outcome: ok: [0, 1]
//@ why: the tag makes the exchange fail where the top has been away and is back
use std::sync::atomic::{AtomicU64, Ordering::*};
use std::thread;

const NONE: u64 = 9;
static TOP: AtomicU64 = AtomicU64::new(0);
static NEXT: [AtomicU64; 2] = [AtomicU64::new(1), AtomicU64::new(NONE)];

fn pop() -> Option<u64> {
    loop {
        let top = TOP.load(Acquire);
        let (tag, cell) = (top >> 8, top & 255);
        if cell == NONE {
            return None;
        }
        let next = NEXT[cell as usize].load(Relaxed);
        if TOP.compare_exchange(top, (tag + 1) << 8 | next, AcqRel, Relaxed).is_ok() {
            return Some(cell);
        }
    }
}

fn push(cell: u64) {
    loop {
        let top = TOP.load(Relaxed);
        NEXT[cell as usize].store(top & 255, Relaxed);
        let new = ((top >> 8) + 1) << 8 | cell;
        if TOP.compare_exchange(top, new, AcqRel, Relaxed).is_ok() {
            return;
        }
    }
}

fn main() {
    let other = thread::spawn(|| {
        if let Some(cell) = pop() {
            push(cell);
        }
    });
    if let Some(cell) = pop() {
        push(cell);
    }
    other.join().unwrap();
    let mut cells = Vec::from_iter(std::iter::from_fn(pop));
    cells.sort();
    println!("{cells:?}");
}
