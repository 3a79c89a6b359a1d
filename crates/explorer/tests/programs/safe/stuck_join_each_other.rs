//@ Two threads are handed each other's handle, and join.
//@ outcome: ok: started
//@ fault: stuck
//@ why: neither ends before the other; that main returns does not help them.
use std::sync::mpsc::{Receiver, channel};
use std::thread::{self, JoinHandle};

fn main() {
    let joins = |handles: Receiver<JoinHandle<()>>| {
        thread::spawn(move || handles.recv().unwrap().join().unwrap())
    };
    let (to_first, first) = channel();
    let (to_second, second) = channel();
    let (first, second) = (joins(first), joins(second));
    to_first.send(second).unwrap();
    to_second.send(first).unwrap();
    println!("started");
}
