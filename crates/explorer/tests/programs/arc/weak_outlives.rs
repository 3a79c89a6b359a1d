//@ A Weak that a thread returns is upgraded, when one owner is left and when none is.
//@ model: sc weak
//@ outcome: ok: 5 true
//@ why: the thread has dropped its own; main's is there, and then is not

use std::sync::Arc;
use std::thread;

fn main() {
    let mine = Arc::new(5);
    let theirs = mine.clone();
    let weak = thread::spawn(move || Arc::downgrade(&theirs))
        .join()
        .unwrap();
    let value = *weak.upgrade().unwrap();
    drop(mine);
    println!("{value} {}", weak.upgrade().is_none());
}
