use std::sync::{Arc, mpsc};
use std::thread;

fn main() {
    let menu = Arc::new(vec!["soup", "bread", "tea"]);
    let (tx, rx) = mpsc::channel();
    tx.send(Arc::clone(&menu)).unwrap();

    let printer = thread::spawn(move || {
        let menu = rx.recv().unwrap();
        println!("printing {} dishes", menu.len());
    });

    printer.join().unwrap();
    println!("the waiter still knows {} dishes", menu.len());
}
