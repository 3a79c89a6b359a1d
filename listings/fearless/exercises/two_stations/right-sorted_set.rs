use std::collections::BinaryHeap;
use std::sync::mpsc;
use std::thread;

/// The magnitudes that both stations report, from the weakest to the strongest.
fn collect(north: Vec<u32>, south: Vec<u32>) -> Vec<u32> {
    let (tx, rx) = mpsc::channel();
    let other = tx.clone();
    let first = thread::spawn(move || {
        north.iter().try_for_each(|&magnitude| tx.send(magnitude))
    });
    let second = thread::spawn(move || {
        south
            .iter()
            .try_for_each(|&magnitude| other.send(magnitude))
    });
    first.join().unwrap().unwrap();
    second.join().unwrap().unwrap();
    BinaryHeap::from_iter(rx.try_iter()).into_sorted_vec()
}

fn main() {
    println!("{:?}", collect(vec![31, 12], vec![27]));
}
