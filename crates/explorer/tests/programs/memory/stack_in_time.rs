//@ A thread reads a local of a function that returns once it has done so.
//@ model: sc
//@ outcome: ok: 5
//@ why: the local lives until the flag is acquired, which is released behind the read

use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread::{self, JoinHandle};

#[derive(Clone, Copy)]
struct Raw<T>(*mut T);

unsafe impl<T> Send for Raw<T> {}

impl<T> Raw<T> {
    fn get(self) -> *mut T {
        self.0
    }
}

static FLAG: AtomicBool = AtomicBool::new(false);

#[inline(never)]
fn start() -> JoinHandle<u32> {
    let mut local = [5; 16];
    let pointer = Raw(local.as_mut_ptr());
    let reader = thread::spawn(move || {
        let value = unsafe { *pointer.get() };
        FLAG.store(true, Release);
        value
    });
    while !FLAG.load(Acquire) {
        spin_loop();
    }
    reader
}

fn main() {
    let reader = start();
    println!("{}", reader.join().unwrap());
}
