//@ A hand-made count of owners beside the value.
//@ model: sc weak
//@ outcome: ok: 5 5
//@ why: the last decrement reads the other one; the fence behind it acquires all that came before the other

use std::sync::atomic::{AtomicUsize, Ordering::*, fence};
use std::thread;

static OWNERS: AtomicUsize = AtomicUsize::new(2);

struct Counted(*mut u32);

unsafe impl Send for Counted {}

impl Drop for Counted {
    fn drop(&mut self) {
        if OWNERS.fetch_sub(1, Release) == 1 {
            fence(Acquire);
            drop(unsafe { Box::from_raw(self.0) });
        }
    }
}

fn read(counted: Counted) -> u32 {
    unsafe { *counted.0 }
}

fn main() {
    let value = Box::into_raw(Box::new(5));
    let (mine, theirs) = (Counted(value), Counted(value));
    let other = thread::spawn(move || read(theirs));
    println!("{} {}", read(mine), other.join().unwrap());
}
