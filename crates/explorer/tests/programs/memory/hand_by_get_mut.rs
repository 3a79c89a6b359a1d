//@ A cell written through a pointer by one owner of an Arc, and read by the other once `get_mut` says that it is alone.
//@ model: sc weak
//@ outcome: ok: 5
//@ missing weak: its states have no end
//@ why: std of `Arc::is_unique`: "Concurrent drops to other Arc pointers to the same allocation will synchronize with this call", and it answers as `get_mut` does

use std::cell::UnsafeCell;
use std::sync::Arc;
use std::thread;

struct Shared(UnsafeCell<u32>);

unsafe impl Sync for Shared {}

fn main() {
    let mut mine = Arc::new(Shared(UnsafeCell::new(0)));
    let theirs = mine.clone();
    let writer = thread::spawn(move || {
        unsafe { *theirs.0.get() = 5 };
        drop(theirs);
    });
    while Arc::get_mut(&mut mine).is_none() {
        thread::yield_now();
    }
    let value = unsafe { *mine.0.get() };
    writer.join().unwrap();
    println!("{value}");
}
