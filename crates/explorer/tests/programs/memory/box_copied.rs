//@ A box is copied bit by bit with `ptr::read`, and both copies are dropped.
//@ model: sc weak
//@ fault: double free
//@ why: the copy owns the same memory

use std::thread;

fn main() {
    let first = Box::new(5);
    let second = unsafe { (&raw const first).read() };
    let other = thread::spawn(move || drop(second));
    drop(first);
    other.join().unwrap();
}
