use std::thread;

/// How many of the parcels weigh more than `limit` grams, with a thread for each belt.
fn too_heavy(belts: &[Vec<u32>], limit: u32) -> usize {
    let mut total = 0;
    thread::scope(|hall| {
        let mut counters = Vec::new();
        for belt in belts {
            counters.push(hall.spawn(move || {
                let mut found = 0;
                for &grams in belt {
                    if grams > limit {
                        found += 1;
                    }
                }
                found
            }));
        }
        for counter in counters {
            total += counter.join().unwrap();
        }
    });
    total
}
fn main() {
    let belts = [vec![900, 2_400, 3_100], vec![2_000, 2_001], vec![]];
    println!("{} too heavy", too_heavy(&belts, 2_000));
}
