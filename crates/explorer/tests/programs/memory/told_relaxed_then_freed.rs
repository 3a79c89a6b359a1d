//@ A value is read, then a flag is raised Relaxed, after which another thread frees it.
//@ model: sc weak
//@ fault: race 26 33
//@ why: the free comes later, but nothing orders it behind the read

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
        let value = unsafe { *pointer.get() };
        FLAG.store(true, Relaxed);
        value
    });
    while !FLAG.load(Acquire) {
        spin_loop();
    }
    drop(unsafe { Box::from_raw(pointer.get()) });
    println!("{}", reader.join().unwrap());
}
