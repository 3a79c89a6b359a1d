//@ A cell that two owners of an Arc use without waiting for each other.
//@ model: sc weak
//@ fault: race 18 21
//@ why: owning together orders nothing

use std::cell::UnsafeCell;
use std::sync::Arc;
use std::thread;

struct Shared(UnsafeCell<u32>);

unsafe impl Sync for Shared {}

fn main() {
    let mine = Arc::new(Shared(UnsafeCell::new(0)));
    let theirs = mine.clone();
    let writer = thread::spawn(move || {
        unsafe { *theirs.0.get() = 5 };
        drop(theirs);
    });
    let value = unsafe { *mine.0.get() };
    writer.join().unwrap();
    println!("{value}");
}
