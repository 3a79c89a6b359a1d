//@ Both counts are asked for, while another thread makes a Weak, drops it, and drops its Arc.
//@ outcome: ok: 2 0
//@ outcome: ok: 2 1
//@ outcome: ok: 1 0
//@ why: the owners are counted first; when the other's is gone, so is its Weak

use std::sync::Arc;
use std::thread;

fn main() {
    let mine = Arc::new(());
    let theirs = mine.clone();
    let other = thread::spawn(move || {
        drop(Arc::downgrade(&theirs));
        drop(theirs);
    });
    let owners = Arc::strong_count(&mine);
    println!("{owners} {}", Arc::weak_count(&mine));
    other.join().unwrap();
}
