//@ An owner asks for `&mut`, while the other thread drops a Weak.
//@ outcome: ok: 5
//@ outcome: ok: 6
//@ why: std of `Arc::get_mut`: only "if there are no other Arc or Weak pointers to the same allocation"

use std::sync::Arc;
use std::thread;

fn main() {
    let mut mine = Arc::new(5);
    let theirs = Arc::downgrade(&mine);
    let other = thread::spawn(move || drop(theirs));
    if let Some(value) = Arc::get_mut(&mut mine) {
        *value += 1;
    }
    println!("{mine}");
    other.join().unwrap();
}
