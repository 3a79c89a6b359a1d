//@ Waiters enter their handles under a lock and park; who sets the event unparks them.
//@ model: sc
//@ outcome: ok: 5
//@ why: the waiter looks at the flag again after it has entered itself, so one of the two sees the other

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread::{self, Thread};

static SET: AtomicBool = AtomicBool::new(false);
static WAITERS: Mutex<Vec<Thread>> = Mutex::new(Vec::new());
static mut VALUE: u32 = 0;

fn wait() {
    WAITERS.lock().unwrap().push(thread::current());
    while !SET.load(Acquire) {
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
