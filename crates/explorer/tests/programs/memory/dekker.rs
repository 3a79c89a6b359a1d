//@ Two flags, each raised before the other is looked at: at most one thread enters.
//@ model: sc weak
//@ outcome: ok: 0
//@ outcome: ok: 1
//@ why: in one order of all operations the later of the two stores comes before both loads; both may see each other and stay out

use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

struct Shared(UnsafeCell<u32>);

unsafe impl Sync for Shared {}

static VALUE: Shared = Shared(UnsafeCell::new(0));

static FLAGS: [AtomicBool; 2] = [AtomicBool::new(false), AtomicBool::new(false)];

fn add(me: usize) {
    FLAGS[me].store(true, SeqCst);
    if !FLAGS[1 - me].load(SeqCst) {
        unsafe { *VALUE.0.get() += 1 };
    }
}

fn main() {
    thread::scope(|s| {
        s.spawn(|| add(0));
        s.spawn(|| add(1));
    });
    println!("{}", unsafe { *VALUE.0.get() });
}
