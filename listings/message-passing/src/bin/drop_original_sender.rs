use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();

    for table in 1..=3 {
        let tx = tx.clone();
        thread::spawn(move || {
            tx.send(format!("table {table}: soup")).unwrap();
        });
    }
    drop(tx);

    for order in rx {
        println!("{order}");
    }
    println!("the kitchen closes");
}
