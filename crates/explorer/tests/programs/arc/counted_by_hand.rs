//@ An owner is counted by `increment_strong_count`, and given to a thread as a pointer.
//@ model: sc weak
//@ outcome: ok: 5 2 1
//@ why: std of `Arc::increment_strong_count` and `decrement_strong_count`: they stand for a clone and a drop

use std::sync::Arc;
use std::thread;

fn main() {
    let arc = Arc::new(5);
    let pointer = Arc::as_ptr(&arc);
    unsafe { Arc::increment_strong_count(pointer) };
    let before = Arc::strong_count(&arc);
    let address = pointer as usize;
    let other = thread::spawn(move || {
        let pointer = address as *const i32;
        let value = unsafe { *pointer };
        unsafe { Arc::decrement_strong_count(pointer) };
        value
    });
    let value = other.join().unwrap();
    println!("{value} {before} {}", Arc::strong_count(&arc));
}
