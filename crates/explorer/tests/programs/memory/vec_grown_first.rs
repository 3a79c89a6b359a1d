//@ One thread reads an element of a Vec through a pointer from before the other made it grow.
//@ model: sc weak
//@ fault: use after free
//@ why: std of `GlobalAlloc::realloc`: "Any access to the old ptr is Undefined Behavior, even if the allocation remained in-place"

use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

static GROWN: AtomicBool = AtomicBool::new(false);

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
        while !GROWN.load(Acquire) {
            spin_loop();
        }
        unsafe { *first.get() }
    });
    numbers.reserve(1000);
    GROWN.store(true, Release);
    numbers.push(2);
    println!("{} {}", reader.join().unwrap(), numbers[1]);
}
