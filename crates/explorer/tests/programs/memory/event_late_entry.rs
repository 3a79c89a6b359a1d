//@ Waiters look at the event, then enter themselves and park.
//@ model: sc
//@ outcome: ok: 5
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: the event may be set, and the list emptied, between the look and the entry

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread::{self, Thread};

static SET: AtomicBool = AtomicBool::new(false);
static WAITERS: Mutex<Vec<Thread>> = Mutex::new(Vec::new());
static mut VALUE: u32 = 0;

fn wait() {
    while !SET.load(Acquire) {
        WAITERS.lock().unwrap().push(thread::current());
        thread::park();
    }
}

fn set() {
    SET.store(true, Release);
    for waiter in WAITERS.lock().unwrap().drain(..) {
        waiter.unpark();
    }
}

fn main() {
    let waiter = thread::spawn(|| {
        wait();
        unsafe { VALUE }
    });
    unsafe { VALUE = 5 };
    set();
    println!("{}", waiter.join().unwrap());
}
