//@ The number of owners is asked for, once the other thread is joined that had one, by a closure.
//@ model: sc weak
//@ outcome: ok: 1
//@ why: what a closure has captured is dropped before its thread is joined

use std::sync::Arc;
use std::thread;

fn main() {
    let mine = Arc::new(());
    let theirs = mine.clone();
    let other = thread::spawn(move || {
        let _kept = &theirs;
    });
    other.join().unwrap();
    println!("{}", Arc::strong_count(&mine));
}
