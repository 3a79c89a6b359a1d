use std::thread;

/// How many of the parcels weigh more than `limit` grams, with a thread for each belt.
fn too_heavy(belts: &[Vec<u32>], limit: u32) -> usize {
    thread::scope(|hall| {
        hall.spawn(move || {
            belts
                .iter()
                .flatten()
                .filter(|&&grams| grams > limit)
                .count()
        })
        .join()
        .unwrap()
    })
}

fn main() {
    let belts = [vec![900, 2_400, 3_100], vec![2_000, 2_001], vec![]];
    println!("{} too heavy", too_heavy(&belts, 2_000));
}
