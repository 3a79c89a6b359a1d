use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let sender = &tx;

    thread::scope(|s| {
        for table in 1..=3 {
            s.spawn(move || {
                let order = format!("table {table}: soup");
                sender.send(order).unwrap();
            });
        }
    });
    drop(tx);

    for order in rx {
        println!("{order}");
    }
    println!("the kitchen closes");
}
