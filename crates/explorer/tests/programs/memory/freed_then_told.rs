//@ A value is freed, then a flag is raised, after which another thread reads it.
//@ model: sc weak
//@ fault: use after free
//@ why: the read is ordered, behind the free

use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

#[derive(Clone, Copy)]
struct Raw<T>(*mut T);

unsafe impl<T> Send for Raw<T> {}

impl<T> Raw<T> {
    fn get(self) -> *mut T {
        self.0
    }
}

static FLAG: AtomicBool = AtomicBool::new(false);

fn main() {
    let pointer = Raw(Box::into_raw(Box::new(5)));
    let reader = thread::spawn(move || {
        while !FLAG.load(Acquire) {
            spin_loop();
        }
        unsafe { *pointer.get() }
    });
    drop(unsafe { Box::from_raw(pointer.get()) });
    FLAG.store(true, Release);
    reader.join().unwrap();
}
