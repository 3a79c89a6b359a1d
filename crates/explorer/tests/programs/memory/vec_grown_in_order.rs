//@ One thread reads an element of a Vec through a pointer; the other lets it grow once it is told that this is done.
//@ model: sc weak
//@ outcome: ok: 1 2
//@ why: the read happens before the growth, by Release and Acquire

use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

static READ: AtomicBool = AtomicBool::new(false);

#[derive(Clone, Copy)]
struct Raw<T>(*mut T);

unsafe impl<T> Send for Raw<T> {}

impl<T> Raw<T> {
    fn get(self) -> *mut T {
        self.0
    }
}

fn main() {
    let mut numbers = Vec::with_capacity(1);
    numbers.push(1);
    let first = Raw(numbers.as_mut_ptr());
    let reader = thread::spawn(move || {
        let value = unsafe { *first.get() };
        READ.store(true, Release);
        value
    });
    while !READ.load(Acquire) {
        spin_loop();
    }
    numbers.reserve(1000);
    numbers.push(2);
    println!("{} {}", reader.join().unwrap(), numbers[1]);
}
