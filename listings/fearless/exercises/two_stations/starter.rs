use std::sync::mpsc;
use std::thread;

/// The magnitudes that both stations report, from the weakest to the strongest.
fn collect(north: Vec<u32>, south: Vec<u32>) -> Vec<u32> {
    let (tx, rx) = mpsc::channel();
    thread::spawn(move || {
        for magnitude in north {
            tx.send(magnitude).unwrap();
        }
    });
    rx.into_iter().collect()
}

fn main() {
    println!("{:?}", collect(vec![31, 12], vec![27]));
}
