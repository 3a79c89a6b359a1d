use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

const ROWS: [u32; 3] = [14, 16, 18];

fn main() {
    let cache = OnceLock::new();
    let counts = AtomicU32::new(0);

    let capacity = || {
        *cache.get_or_init(|| {
            counts.fetch_add(1, Relaxed);
            ROWS.iter().sum::<u32>()
        })
    };
    let (left, right) = thread::scope(|s| {
        let left = s.spawn(capacity);
        let right = s.spawn(capacity);
        (left.join().unwrap(), right.join().unwrap())
    });

    let counts = counts.into_inner();
    println!("{left} and {right} seats, counted {counts}x");
}
