//@ A waiter frees the flag that it has waited for, whose store was Relaxed.
//@ model: sc weak
//@ fault: race 13 18
//@ why: nothing orders the free behind the store
use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

fn main() {
    let flag = Box::into_raw(Box::new(AtomicBool::new(false)));
    let lent: &'static AtomicBool = unsafe { &*flag };
    let other = thread::spawn(move || {
        lent.store(true, Relaxed);
    });
    while !lent.load(Relaxed) {
        spin_loop();
    }
    drop(unsafe { Box::from_raw(flag) });
    other.join().unwrap();
}
