//@ A CLH lock: each waits at the node of the one before, and frees it.
//@ model: sc weak
//@ outcome: ok: 2
//@ why: Craig 1993, Landin and Hagersten 1994: the node before is free once its flag is read as down with Acquire, which was the last access of its owner

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
    drop(unsafe { Box::from_raw(before) });
    unsafe { *VALUE.0.get() += 1 };
    unsafe { (*mine).store(false, Release) };
}

fn main() {
    TAIL.store(Box::into_raw(Box::new(AtomicBool::new(false))), Relaxed);
    thread::scope(|s| {
        s.spawn(add);
        s.spawn(add);
    });
    drop(unsafe { Box::from_raw(TAIL.load(Relaxed)) });
    println!("{}", unsafe { *VALUE.0.get() });
}
