//@ Two owners try to unwrap, and keep what they get back until both are done.
//@ outcome: ok: false false
//@ why: nobody gives up an Arc while either asks: the failure is handed back by the thread

use std::sync::Arc;
use std::thread;

fn main() {
    let mine = Arc::new(5);
    let theirs = mine.clone();
    let other = thread::spawn(move || Arc::try_unwrap(theirs));
    let ours = Arc::try_unwrap(mine);
    let theirs = other.join().unwrap();
    println!("{} {}", ours.is_ok(), theirs.is_ok());
}
