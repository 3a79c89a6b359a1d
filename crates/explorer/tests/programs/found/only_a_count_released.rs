//@ A counted box that holds nothing but its count, which is decremented AcqRel.
//@ model: sc weak
//@ outcome: ok:
//@ why: the last decrement acquires the first
use std::sync::atomic::{AtomicUsize, Ordering::*};
use std::thread;

struct Counted(*mut AtomicUsize);

unsafe impl Send for Counted {}

impl Drop for Counted {
    fn drop(&mut self) {
        let count = unsafe { &*self.0 };
        if count.fetch_sub(1, AcqRel) == 1 {
            drop(unsafe { Box::from_raw(self.0) });
        }
    }
}

fn main() {
    let count = Box::into_raw(Box::new(AtomicUsize::new(2)));
    let (mine, theirs) = (Counted(count), Counted(count));
    let other = thread::spawn(move || drop(theirs));
    drop(mine);
    other.join().unwrap();
}
