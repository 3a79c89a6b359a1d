use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    let scales = thread::spawn(move || {
        rx.iter().sum::<u32>()
    });
    tx.send(4).unwrap();
    tx.send(5).unwrap();
    println!("{} kg", scales.join().unwrap());
    drop(tx);
}
