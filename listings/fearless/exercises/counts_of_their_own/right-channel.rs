use std::sync::mpsc;
use std::thread;

/// How many of the parcels weigh more than `limit` grams, with a thread for each belt.
fn too_heavy(belts: &[Vec<u32>], limit: u32) -> usize {
    let (tx, rx) = mpsc::channel();
    thread::scope(|hall| {
        for belt in belts {
            let tx = tx.clone();
            hall.spawn(move || {
                let heavy = belt.iter().filter(|&&grams| grams > limit);
                tx.send(heavy.count()).unwrap();
            });
        }
    });
    drop(tx);
    rx.iter().sum()
}
fn main() {
    let belts = [vec![900, 2_400, 3_100], vec![2_000, 2_001], vec![]];
    println!("{} too heavy", too_heavy(&belts, 2_000));
}
