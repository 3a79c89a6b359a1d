//@ An MCS lock that hands over with a Relaxed store.
//@ model: sc
//@ fault: race 38 38
//@ why: the store that ends the other's wait releases nothing

use std::cell::UnsafeCell;
use std::hint::spin_loop;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering::*};
use std::thread;

struct Shared(UnsafeCell<u32>);

unsafe impl Sync for Shared {}

static VALUE: Shared = Shared(UnsafeCell::new(0));

struct Node {
    next: AtomicPtr<Node>,
    waiting: AtomicBool,
}

static TAIL: AtomicPtr<Node> = AtomicPtr::new(null_mut());

fn add() {
    let mut node = Node {
        next: AtomicPtr::new(null_mut()),
        waiting: AtomicBool::new(true),
    };
    let me = &raw mut node;
    let before = TAIL.swap(me, AcqRel);
    if !before.is_null() {
        unsafe { (*before).next.store(me, Release) };
        while unsafe { (*me).waiting.load(Acquire) } {
            spin_loop();
        }
    }
    unsafe { *VALUE.0.get() += 1 };
    let mut next = unsafe { (*me).next.load(Acquire) };
    if next.is_null() {
        if TAIL
            .compare_exchange(me, null_mut(), Release, Relaxed)
            .is_ok()
        {
            return;
        }
        while next.is_null() {
            spin_loop();
            next = unsafe { (*me).next.load(Acquire) };
        }
    }
    unsafe { (*next).waiting.store(false, Relaxed) };
}

fn main() {
    thread::scope(|s| {
        s.spawn(add);
        s.spawn(add);
    });
    println!("{}", unsafe { *VALUE.0.get() });
}
