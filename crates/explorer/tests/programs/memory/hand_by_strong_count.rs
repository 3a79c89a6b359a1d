//@ A cell written through a pointer by one owner of an Arc, and read by the other once the count of owners is one.
//@ model: sc weak
//@ fault: race 18 24
//@ why: `strong_count` is a Relaxed load; std: "using it correctly requires extra care", and no order is promised

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
    while Arc::strong_count(&mine) != 1 {
        thread::yield_now();
    }
    let value = unsafe { *mine.0.get() };
    writer.join().unwrap();
    println!("{value}");
}
