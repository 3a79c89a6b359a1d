use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();

    let waiter = thread::spawn(move || {
        let order = String::from("two soups");
        println!("sending {order}");
        tx.send(order).unwrap();
    });

    waiter.join().unwrap();
    println!("cooking {}", rx.recv().unwrap());
}
