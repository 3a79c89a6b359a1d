//@ Two threads write to the two halves of an array through raw pointers.
//@ model: sc weak
//@ outcome: ok: 1 1 1 1
//@ why: the halves have no element in common

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
        s.spawn(move || add(unsafe { from_raw_parts_mut(start.get().add(2), 2) }));
    });
    let [a, b, c, d] = numbers;
    println!("{a} {b} {c} {d}");
}
