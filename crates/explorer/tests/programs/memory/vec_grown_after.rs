//@ One thread reads an element of a Vec through a pointer; the other lets it grow once it is told, Relaxed, that this is done.
//@ model: sc weak
//@ fault: race 28 35
//@ why: growing frees the old elements, unordered with the read

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
        READ.store(true, Relaxed);
        value
    });
    while !READ.load(Relaxed) {
        spin_loop();
    }
    numbers.reserve(1000);
    numbers.push(2);
    println!("{} {}", reader.join().unwrap(), numbers[1]);
}
