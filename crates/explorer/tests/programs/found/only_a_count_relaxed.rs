//@ A counted box that holds nothing but its count, which is decremented Relaxed.
//@ model: sc weak
//@ fault: race 15 16
//@ why: the free comes after the other's decrement, but nothing orders it behind it
use std::sync::atomic::{AtomicUsize, Ordering::*};
use std::thread;

struct Counted(*mut AtomicUsize);

unsafe impl Send for Counted {}

impl Drop for Counted {
    fn drop(&mut self) {
        let count = unsafe { &*self.0 };
        if count.fetch_sub(1, Relaxed) == 1 {
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
