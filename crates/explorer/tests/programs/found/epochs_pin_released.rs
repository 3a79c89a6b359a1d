//@ Epoch-like reclamation whose reader pins with Release only.
//@ model: sc weak
//@ outcome sc: ok: 1
//@ outcome sc: ok: 2
//@ fault weak: race 23 26
//@ fault weak: use after free
//@ why: store buffering between the pin and the swap: the writer may not see the pin although the reader gets the old pointer
use std::hint::spin_loop;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering::*};
use std::thread;

static PINNED: AtomicBool = AtomicBool::new(false);
static CURRENT: AtomicPtr<u32> = AtomicPtr::new(null_mut());

fn main() {
    CURRENT.store(Box::into_raw(Box::new(1)), SeqCst);
    let writer = thread::spawn(|| {
        let old = CURRENT.swap(Box::into_raw(Box::new(2)), AcqRel);
        while PINNED.load(Acquire) {
            spin_loop();
        }
        drop(unsafe { Box::from_raw(old) });
    });
    PINNED.store(true, Release);
    let value = unsafe { *CURRENT.load(Acquire) };
    PINNED.store(false, Release);
    println!("{value}");
    writer.join().unwrap();
    drop(unsafe { Box::from_raw(CURRENT.load(SeqCst)) });
}
