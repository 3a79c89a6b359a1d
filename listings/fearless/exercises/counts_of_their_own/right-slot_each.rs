use std::thread;

/// How many of the parcels weigh more than `limit` grams, with a thread for each belt.
fn too_heavy(belts: &[Vec<u32>], limit: u32) -> usize {
    let mut counts = vec![0; belts.len()];
    thread::scope(|hall| {
        for (count, belt) in counts.iter_mut().zip(belts) {
            hall.spawn(move || {
                *count = belt.iter().filter(|&&grams| grams > limit).count()
            });
        }
    });
    counts.iter().sum()
}
fn main() {
    let belts = [vec![900, 2_400, 3_100], vec![2_000, 2_001], vec![]];
    println!("{} too heavy", too_heavy(&belts, 2_000));
}
