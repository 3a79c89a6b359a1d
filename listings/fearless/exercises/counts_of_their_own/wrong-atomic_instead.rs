use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How many of the parcels weigh more than `limit` grams, with a thread for each belt.
fn too_heavy(belts: &[Vec<u32>], limit: u32) -> usize {
    let found = AtomicUsize::new(0);
    thread::scope(|hall| {
        for belt in belts {
            let found = &found;
            hall.spawn(move || {
                for &grams in belt {
                    if grams > limit {
                        found.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    found.into_inner()
}
fn main() {
    let belts = [vec![900, 2_400, 3_100], vec![2_000, 2_001], vec![]];
    println!("{} too heavy", too_heavy(&belts, 2_000));
}
