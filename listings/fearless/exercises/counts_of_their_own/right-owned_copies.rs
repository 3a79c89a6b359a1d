use std::thread;

/// How many of the parcels weigh more than `limit` grams, with a thread for each belt.
fn too_heavy(belts: &[Vec<u32>], limit: u32) -> usize {
    let mut counters = Vec::new();
    for belt in belts {
        let belt = belt.clone();
        counters.push(thread::spawn(move || {
            belt.into_iter().filter(|&grams| grams > limit).count()
        }));
    }
    counters
        .into_iter()
        .fold(0, |sum, counter| sum + counter.join().unwrap())
}
fn main() {
    let belts = [vec![900, 2_400, 3_100], vec![2_000, 2_001], vec![]];
    println!("{} too heavy", too_heavy(&belts, 2_000));
}
