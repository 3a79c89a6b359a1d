use std::sync::mpsc;
use std::thread;

/// The magnitudes that both stations report, from the weakest to the strongest.
fn collect(north: Vec<u32>, south: Vec<u32>) -> Vec<u32> {
    let (tx, rx) = mpsc::channel();
    let south_tx = tx.clone();
    thread::spawn(move || {
        for magnitude in north {
            tx.send(magnitude).unwrap();
        }
    });
    thread::spawn(move || {
        for magnitude in south {
            south_tx.send(magnitude).unwrap();
        }
    });
    let mut reports: Vec<_> = rx.into_iter().collect();
    reports.sort();
    reports
}

fn main() {
    println!("{:?}", collect(vec![31, 12], vec![27]));
}
