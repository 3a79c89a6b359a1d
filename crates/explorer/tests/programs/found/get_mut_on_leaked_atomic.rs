//@ Exclusive access to an atomic that another thread still adds to.
//@ model: sc
//@ fault: race 16 19
//@ why: get_mut hands out a plain reference
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

struct Raw(*mut AtomicU32);
unsafe impl Send for Raw {}

fn main() {
    let count = Box::into_raw(Box::new(AtomicU32::new(0)));
    let raw = Raw(count);
    let other = thread::spawn(move || {
        let raw = raw;
        unsafe { &*raw.0 }.fetch_add(1, SeqCst);
    });
    let value = unsafe { (*count).get_mut() };
    *value += 1;
    other.join().unwrap();
}
