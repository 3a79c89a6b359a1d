//@ A pointer from `Arc::as_ptr` is read once both owners have dropped theirs.
//@ model: sc weak
//@ fault: use after free
//@ why: std of `Arc::as_ptr`: "The pointer is valid for as long as there are strong counts in the Arc"

use std::sync::Arc;
use std::thread;

fn main() {
    let mine = Arc::new(5);
    let theirs = mine.clone();
    let pointer = Arc::as_ptr(&mine);
    let other = thread::spawn(move || drop(theirs));
    drop(mine);
    other.join().unwrap();
    println!("{}", unsafe { pointer.read() });
}
