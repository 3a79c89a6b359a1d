//@ A hand-made Arc, whose decrements are AcqRel.
//@ model: sc weak
//@ outcome: ok: 5 5
//@ why: the last decrement acquires what came before the other one

use std::sync::atomic::{AtomicUsize, Ordering::*};
use std::thread;

struct Inner {
    owners: AtomicUsize,
    value: u32,
}

struct Counted(*mut Inner);

unsafe impl Send for Counted {}

impl Clone for Counted {
    fn clone(&self) -> Counted {
        unsafe { (*self.0).owners.fetch_add(1, Relaxed) };
        Counted(self.0)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        if unsafe { (*self.0).owners.fetch_sub(1, AcqRel) } == 1 {
            drop(unsafe { Box::from_raw(self.0) });
        }
    }
}

fn read(counted: Counted) -> u32 {
    unsafe { (*counted.0).value }
}

fn main() {
    let inner = Inner {
        owners: AtomicUsize::new(1),
        value: 5,
    };
    let mine = Counted(Box::into_raw(Box::new(inner)));
    let theirs = mine.clone();
    let other = thread::spawn(move || read(theirs));
    println!("{} {}", read(mine), other.join().unwrap());
}
