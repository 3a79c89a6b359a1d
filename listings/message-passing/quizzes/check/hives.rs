use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel();
    for jars in [3, 5] {
        let tx = tx.clone();
        thread::spawn(move || tx.send(jars).unwrap());
    }
    let honey: u32 = rx.iter().sum();
    println!("{honey} jars");
}
