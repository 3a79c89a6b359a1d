use std::sync::Mutex;
use std::thread;

/// How many of the parcels weigh more than `limit` grams, with a thread for each belt.
fn too_heavy(belts: &[Vec<u32>], limit: u32) -> usize {
    let found = Mutex::new(0);
    thread::scope(|hall| {
        for belt in belts {
            let found = &found;
            hall.spawn(move || {
                for &grams in belt {
                    if grams > limit {
                        *found.lock().unwrap() += 1;
                    }
                }
            });
        }
    });
    found.into_inner().unwrap()
}

fn main() {
    let belts = [vec![900, 2_400, 3_100], vec![2_000, 2_001], vec![]];
    println!("{} too heavy", too_heavy(&belts, 2_000));
}
