//@ An Arc goes from thread to thread by channels; the last one's drop tells where.
//@ outcome: ok: second
//@ why: main and the first have given theirs away, so the second has the only one

use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread::{self, Builder};

struct Told;

impl Drop for Told {
    fn drop(&mut self) {
        println!("{}", thread::current().name().unwrap());
    }
}

fn main() {
    let (to_first, at_first) = channel::<Arc<Told>>();
    let (to_second, at_second) = channel::<Arc<Told>>();
    let first = move || to_second.send(at_first.recv().unwrap()).unwrap();
    let second = move || drop(at_second.recv().unwrap());
    let first = Builder::new().name("first".into()).spawn(first).unwrap();
    let second = Builder::new().name("second".into()).spawn(second).unwrap();
    to_first.send(Arc::new(Told)).unwrap();
    first.join().unwrap();
    second.join().unwrap();
}
