use std::sync::mpsc;
use std::thread;

/// The magnitudes that both stations report, from the weakest to the strongest.
fn collect(north: Vec<u32>, south: Vec<u32>) -> Vec<u32> {
    let (tx, rx) = mpsc::channel();
    thread::spawn(move || {
        for magnitude in north.into_iter().chain(south) {
            tx.send(magnitude).unwrap();
        }
    });
    let mut all: Vec<u32> = rx.into_iter().collect();
    all.sort();
    all
}

fn main() {
    println!("{:?}", collect(vec![31, 12], vec![27]));
}
