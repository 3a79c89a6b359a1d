//@ The number of owners is asked for, while another thread drops its Arc.
//@ model: sc weak
//@ outcome: ok: 2
//@ outcome: ok: 1
//@ why: the question comes before the drop or after it

use std::sync::Arc;
use std::thread;

fn main() {
    let mine = Arc::new(());
    let theirs = mine.clone();
    let other = thread::spawn(move || drop(theirs));
    println!("{}", Arc::strong_count(&mine));
    other.join().unwrap();
}
