//@ Epoch-like reclamation: garbage of an epoch is freed when the one reader was seen outside of it, or in a later one.
//@ model: sc weak
//@ outcome: ok: 1
//@ outcome: ok: 2
//@ why: the reader pins before it loads the pointer; the writer frees only what it finds unpinned behind its swap; SeqCst
use std::hint::spin_loop;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering::*};
use std::thread;

static PINNED: AtomicBool = AtomicBool::new(false);
static CURRENT: AtomicPtr<u32> = AtomicPtr::new(null_mut());

fn main() {
    CURRENT.store(Box::into_raw(Box::new(1)), SeqCst);
    let writer = thread::spawn(|| {
        let old = CURRENT.swap(Box::into_raw(Box::new(2)), SeqCst);
        while PINNED.load(SeqCst) {
            spin_loop();
        }
        drop(unsafe { Box::from_raw(old) });
    });
    PINNED.store(true, SeqCst);
    let value = unsafe { *CURRENT.load(SeqCst) };
    PINNED.store(false, SeqCst);
    println!("{value}");
    writer.join().unwrap();
    drop(unsafe { Box::from_raw(CURRENT.load(SeqCst)) });
}
