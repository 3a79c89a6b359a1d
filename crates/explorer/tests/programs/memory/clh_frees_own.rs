//@ A CLH lock that frees its own node, at which the next one waits.
//@ model: sc
//@ fault: race 25 33
//@ fault: use after free
//@ why: the other's look at the node comes before the free without order, which is a race with it, or after it

use std::cell::UnsafeCell;
use std::hint::spin_loop;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering::*};
use std::thread;

struct Shared(UnsafeCell<u32>);

unsafe impl Sync for Shared {}

static VALUE: Shared = Shared(UnsafeCell::new(0));

static TAIL: AtomicPtr<AtomicBool> = AtomicPtr::new(null_mut());

fn add() {
    let mine = Box::into_raw(Box::new(AtomicBool::new(true)));
    let before = TAIL.swap(mine, AcqRel);
    loop {
        let taken = unsafe { (*before).load(Acquire) };
        if !taken {
            break;
        }
        spin_loop();
    }
    unsafe { *VALUE.0.get() += 1 };
    unsafe { (*mine).store(false, Release) };
    drop(unsafe { Box::from_raw(mine) });
}

fn main() {
    TAIL.store(Box::into_raw(Box::new(AtomicBool::new(false))), Relaxed);
    thread::scope(|s| {
        s.spawn(add);
        s.spawn(add);
    });
    println!("{}", unsafe { *VALUE.0.get() });
}
