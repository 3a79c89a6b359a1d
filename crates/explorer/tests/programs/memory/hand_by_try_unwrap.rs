//@ A cell written through a pointer by one owner of an Arc, and unwrapped by the other once it is alone.
//@ model: sc weak
//@ outcome: ok: 5
//@ why: `try_unwrap` that succeeds acquires what the other owners did before their drop

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
    let value = loop {
        match Arc::try_unwrap(mine) {
            Ok(shared) => break shared.0.into_inner(),
            Err(shared) => mine = shared,
        }
        thread::yield_now();
    };
    writer.join().unwrap();
    println!("{value}");
}
