//@ The value of a Mutex in an Arc is taken out, once the other owner is joined.
//@ model: sc weak
//@ outcome: ok: 6
//@ why: the other's Arc was dropped at the end of its closure, before the join returned

use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let mine = Arc::new(Mutex::new(5));
    let theirs = mine.clone();
    let adder = thread::spawn(move || *theirs.lock().unwrap() += 1);
    adder.join().unwrap();
    let value = Arc::into_inner(mine).unwrap().into_inner().unwrap();
    println!("{value}");
}
