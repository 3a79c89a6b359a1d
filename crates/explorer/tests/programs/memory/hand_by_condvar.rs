//@ A value written before a flag is set under a lock, and read after a wait for the flag.
//@ model: sc
//@ spurious
//@ outcome: ok: 5
//@ why: the reader has had the lock after the writer; wake-ups for no reason go round again

use std::sync::{Condvar, Mutex};
use std::thread;

static READY: Mutex<bool> = Mutex::new(false);
static CHANGED: Condvar = Condvar::new();
static mut VALUE: u32 = 0;

fn main() {
    let reader = thread::spawn(|| {
        let ready = READY.lock().unwrap();
        drop(CHANGED.wait_while(ready, |ready| !*ready).unwrap());
        unsafe { VALUE }
    });
    unsafe { VALUE = 5 };
    *READY.lock().unwrap() = true;
    CHANGED.notify_one();
    println!("{}", reader.join().unwrap());
}
