//@ A value that is replaced behind a pointer, whose reader announces what it reads (a hazard pointer).
//@ model: sc weak
//@ outcome: ok: 1
//@ outcome: ok: 2
//@ why: Michael 2004: who still finds the pointer after announcing it has announced before the swap, and the writer waits for it

use std::hint::spin_loop;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, Ordering::*};
use std::thread;

static HAZARD: AtomicPtr<u32> = AtomicPtr::new(null_mut());
static CURRENT: AtomicPtr<u32> = AtomicPtr::new(null_mut());

fn read() -> u32 {
    let mut current = CURRENT.load(SeqCst);
    loop {
        HAZARD.store(current, SeqCst);
        let now = CURRENT.load(SeqCst);
        if now == current {
            break;
        }
        current = now;
    }
    let value = unsafe { *current };
    HAZARD.store(null_mut(), SeqCst);
    value
}

fn replace() {
    let new = Box::into_raw(Box::new(2));
    let old = CURRENT.swap(new, SeqCst);
    while HAZARD.load(SeqCst) == old {
        spin_loop();
    }
    drop(unsafe { Box::from_raw(old) });
}

fn main() {
    CURRENT.store(Box::into_raw(Box::new(1)), SeqCst);
    let reader = thread::spawn(read);
    replace();
    println!("{}", reader.join().unwrap());
}
