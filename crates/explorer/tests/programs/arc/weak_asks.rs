//@ A Weak is asked for the number of owners, while the last one goes.
//@ model: sc weak
//@ outcome: ok: 1
//@ outcome: ok: 0
//@ why: the question comes before the drop or after it

use std::sync::Arc;
use std::thread;

fn main() {
    let owner = Arc::new(());
    let weak = Arc::downgrade(&owner);
    let asker = thread::spawn(move || weak.strong_count());
    drop(owner);
    println!("{}", asker.join().unwrap());
}
