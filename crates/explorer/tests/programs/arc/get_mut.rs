//@ An owner asks for `&mut`, while the other drops its own.
//@ model: sc weak
//@ outcome: ok: 5
//@ outcome: ok: 6
//@ why: it gets it only when the other's drop came before

use std::sync::Arc;
use std::thread;

fn main() {
    let mut mine = Arc::new(5);
    let theirs = mine.clone();
    let other = thread::spawn(move || drop(theirs));
    if let Some(value) = Arc::get_mut(&mut mine) {
        *value += 1;
    }
    println!("{mine}");
    other.join().unwrap();
}
