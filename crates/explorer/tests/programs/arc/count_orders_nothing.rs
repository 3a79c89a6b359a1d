//@ A thread stores, then drops its Arc; who finds itself the only owner loads Relaxed.
//@ model: sc weak
//@ outcome: ok: shared
//@ outcome: ok: 1
//@ outcome weak: ok: 0
//@ why: `strong_count` is a Relaxed load, so it may be 1 while the store is not seen

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static VALUE: AtomicU32 = AtomicU32::new(0);

fn main() {
    let mine = Arc::new(());
    let theirs = mine.clone();
    let other = thread::spawn(move || {
        VALUE.store(1, Relaxed);
        drop(theirs);
    });
    if Arc::strong_count(&mine) == 1 {
        println!("{}", VALUE.load(Relaxed));
    } else {
        println!("shared");
    }
    other.join().unwrap();
}
