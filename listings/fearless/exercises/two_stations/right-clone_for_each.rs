use std::sync::mpsc;
use std::thread;

/// The magnitudes that both stations report, from the weakest to the strongest.
fn collect(north: Vec<u32>, south: Vec<u32>) -> Vec<u32> {
    let (tx, rx) = mpsc::channel();
    for station in [north, south] {
        let tx = tx.clone();
        thread::spawn(move || {
            station
                .into_iter()
                .for_each(|magnitude| tx.send(magnitude).unwrap())
        });
    }
    drop(tx);
    let mut reports = Vec::new();
    for magnitude in rx {
        reports.push(magnitude);
    }
    reports.sort();
    reports
}

fn main() {
    println!("{:?}", collect(vec![31, 12], vec![27]));
}
