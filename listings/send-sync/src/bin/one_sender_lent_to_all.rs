use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();

    thread::scope(|s| {
        for reading in [18, 21, 24] {
            let tx = &tx;
            s.spawn(move || tx.send(reading).unwrap());
        }
    });
    drop(tx);

    let total: u32 = rx.iter().sum();
    println!("sum of the readings: {total}");
}
