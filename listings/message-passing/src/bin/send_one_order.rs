use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();

    let waiter = thread::spawn(move || {
        let order = String::from("two soups");
        tx.send(order).unwrap();
    });

    let order = rx.recv().unwrap();
    println!("cooking {order}");
    waiter.join().unwrap();
}
