use std::sync::mpsc::{self, SendError};

fn main() {
    let (tx, kitchen) = mpsc::channel();

    println!("open:   {:?}", tx.send(String::from("soup")));
    drop(kitchen);

    match tx.send(String::from("cake")) {
        Ok(()) => println!("closed: accepted"),
        Err(SendError(order)) => println!("closed: {order} comes back"),
    }
}
