use std::thread;

/// How many of the parcels weigh more than `limit` grams, with a thread for each belt.
fn too_heavy(belts: &[Vec<u32>], limit: u32) -> usize {
    let mut found = 0;
    thread::scope(|hall| {
        for belt in belts {
            hall.spawn(move || {
                for &grams in belt {
                    if grams > limit {
                        found += 1;
                    }
                }
            });
        }
    });
    found
}
fn main() {
    let belts = [vec![900, 2_400, 3_100], vec![2_000, 2_001], vec![]];
    println!("{} too heavy", too_heavy(&belts, 2_000));
}
