//@ An Arc goes from thread to thread by channels, the first of which keeps a clone until the end.
//@ outcome: ok: first
//@ outcome: ok: second
//@ why: the clone is dropped after the send, and the second may have dropped the other before

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
    let first = move || {
        let kept = at_first.recv().unwrap();
        to_second.send(kept.clone()).unwrap();
        drop(kept);
    };
    let second = move || drop(at_second.recv().unwrap());
    let first = Builder::new().name("first".into()).spawn(first).unwrap();
    let second = Builder::new().name("second".into()).spawn(second).unwrap();
    to_first.send(Arc::new(Told)).unwrap();
    first.join().unwrap();
    second.join().unwrap();
}
