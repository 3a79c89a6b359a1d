use std::sync::mpsc;
use std::thread;

/// The magnitudes that both stations report, from the weakest to the strongest.
fn collect(north: Vec<u32>, south: Vec<u32>) -> Vec<u32> {
    let expected = north.len() + south.len();
    let (tx, rx) = mpsc::channel();
    thread::scope(|scope| {
        for station in [&north, &south] {
            let tx = &tx;
            scope.spawn(move || {
                for &magnitude in station {
                    tx.send(magnitude).unwrap();
                }
            });
        }
        let mut reports: Vec<u32> = rx.iter().take(expected).collect();
        reports.sort_unstable();
        reports
    })
}

fn main() {
    println!("{:?}", collect(vec![31, 12], vec![27]));
}
