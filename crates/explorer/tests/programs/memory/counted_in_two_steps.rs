//@ A hand-made count of owners, which is decremented and then looked at.
//@ model: sc weak
//@ fault: double free
//@ why: both may have decremented when either looks; both see 0 and free

use std::sync::atomic::{AtomicUsize, Ordering::*};
use std::thread;

static OWNERS: AtomicUsize = AtomicUsize::new(2);

struct Counted(*mut u32);

unsafe impl Send for Counted {}

impl Drop for Counted {
    fn drop(&mut self) {
        OWNERS.fetch_sub(1, AcqRel);
        if OWNERS.load(Acquire) == 0 {
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
