//@ Two threads write to two parts of an array that have an element in common.
//@ model: sc weak
//@ fault: race 22 22
//@ why: both add to the element in the middle

use std::slice::from_raw_parts_mut;
use std::thread;

#[derive(Clone, Copy)]
struct Raw<T>(*mut T);

unsafe impl<T> Send for Raw<T> {}

impl<T> Raw<T> {
    fn get(self) -> *mut T {
        self.0
    }
}

fn add(half: &mut [u32]) {
    for number in half {
        *number += 1;
    }
}

fn main() {
    let mut numbers = [0; 4];
    let start = Raw(numbers.as_mut_ptr());
    thread::scope(|s| {
        s.spawn(move || add(unsafe { from_raw_parts_mut(start.get(), 2) }));
        s.spawn(move || add(unsafe { from_raw_parts_mut(start.get().add(1), 2) }));
    });
    let [a, b, c, d] = numbers;
    println!("{a} {b} {c} {d}");
}
