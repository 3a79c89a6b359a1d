//@ A thread reads a local of a function that has returned.
//@ model: sc
//@ fault: use after free
//@ why: the local's life ended with the function's; the flag that lets the thread read is raised after that

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
    thread::spawn(move || {
        while !FLAG.load(Acquire) {
            spin_loop();
        }
        unsafe { *pointer.get() }
    })
}

fn main() {
    let reader = start();
    FLAG.store(true, Release);
    reader.join().unwrap();
}
