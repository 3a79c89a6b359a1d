//@ A Weak is upgraded, while the last owner goes.
//@ model: sc weak
//@ outcome: ok: none
//@ outcome: ok: 5
//@ why: it is upgraded as long as there is an owner

use std::sync::Arc;
use std::thread;

fn main() {
    let owner = Arc::new(5);
    let weak = Arc::downgrade(&owner);
    let upgrader = thread::spawn(move || weak.upgrade().map(|value| *value));
    drop(owner);
    match upgrader.join().unwrap() {
        Some(value) => println!("{value}"),
        None => println!("none"),
    }
}
