//@ The number of owners is asked for, while another thread makes one more and drops it.
//@ outcome: ok: 1
//@ outcome: ok: 2
//@ outcome: ok: 3
//@ why: three owners between the clone and its drop, two before and behind, one when the other's own is gone

use std::sync::Arc;
use std::thread;

fn main() {
    let mine = Arc::new(());
    let theirs = mine.clone();
    let other = thread::spawn(move || drop(theirs.clone()));
    println!("{}", Arc::strong_count(&mine));
    other.join().unwrap();
}
