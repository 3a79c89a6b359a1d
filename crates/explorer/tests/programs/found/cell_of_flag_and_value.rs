//@ A flag and its value in one struct that is copied as a whole while the flag is set.
//@ model: sc
//@ fault: race 18 20
//@ why: the copy reads the bytes of the atomic plainly
use std::ptr;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

struct Both {
    flag: AtomicBool,
    value: u32,
}

static BOTH: Both = Both { flag: AtomicBool::new(false), value: 5 };

fn main() {
    let other = thread::spawn(|| {
        BOTH.flag.store(true, SeqCst);
    });
    let copy = unsafe { ptr::read(&BOTH) };
    println!("{}", copy.value);
    other.join().unwrap();
}
