use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();

    for table in 1..=3 {
        thread::spawn(move || {
            tx.send(format!("table {table}: soup")).unwrap();
        });
    }

    for order in rx {
        println!("{order}");
    }
}
