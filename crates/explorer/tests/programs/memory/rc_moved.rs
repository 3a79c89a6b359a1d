//@ An Rc without other owners that moves to a thread, is cloned there, and is dropped there.
//@ model: sc weak
//@ outcome: ok: 5 2
//@ why: one thread at a time has all of its owners; the spawn and the join order them

use std::rc::Rc;
use std::thread;

struct Moved(Rc<u32>);

unsafe impl Send for Moved {}

fn work(moved: Moved) -> (u32, usize) {
    let second = moved.0.clone();
    (*second, Rc::strong_count(&moved.0))
}

fn main() {
    let moved = Moved(Rc::new(5));
    let (value, owners) = thread::spawn(move || work(moved)).join().unwrap();
    println!("{value} {owners}");
}
