//@ A box is copied bit by bit with `ptr::read`, and one of the copies is forgotten.
//@ model: sc weak
//@ outcome: ok: 5
//@ why: `ManuallyDrop` drops nothing: there is one drop

use std::mem::ManuallyDrop;
use std::thread;

fn main() {
    let first = ManuallyDrop::new(Box::new(5));
    let second = ManuallyDrop::into_inner(unsafe { (&raw const first).read() });
    let other = thread::spawn(move || *second);
    println!("{}", other.join().unwrap());
}
