use std::sync::{Arc, mpsc};
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let rx = Arc::new(rx);
    let mine = Arc::clone(&rx);
    let postman = thread::spawn(move || {
        mine.recv().unwrap()
    });
    tx.send("to Ada").unwrap();
    tx.send("to Ben").unwrap();
    println!("{}", rx.recv().unwrap());
    println!("{}", postman.join().unwrap());
}
