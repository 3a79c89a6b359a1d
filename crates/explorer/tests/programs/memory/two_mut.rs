//@ Two `&mut` to one value, made by way of a pointer and given to two threads.
//@ model: sc weak
//@ fault: race 9 9
//@ why: nothing orders the two writes

use std::thread;

fn add(number: &mut u32) {
    *number += 1;
}

fn main() {
    let mut number = 0;
    let pointer = &raw mut number;
    let (first, second) = unsafe { (&mut *pointer, &mut *pointer) };
    thread::scope(|s| {
        s.spawn(|| add(first));
        s.spawn(|| add(second));
    });
    println!("{number}");
}
