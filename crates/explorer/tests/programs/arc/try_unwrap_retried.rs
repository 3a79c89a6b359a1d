//@ An owner tries to unwrap until the other is gone.
//@ model: sc weak
//@ outcome: ok: 7
//@ why: it succeeds once the other has dropped its own, and then sees what was done before

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

fn main() {
    let mut mine = Arc::new(AtomicU32::new(5));
    let theirs = mine.clone();
    let other = thread::spawn(move || {
        theirs.fetch_add(2, Relaxed);
    });
    let value = loop {
        match Arc::try_unwrap(mine) {
            Ok(value) => break value.into_inner(),
            Err(back) => mine = back,
        }
        thread::yield_now();
    };
    println!("{value}");
    other.join().unwrap();
}
