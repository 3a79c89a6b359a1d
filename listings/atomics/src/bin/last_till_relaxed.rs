use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

struct Day {
    owners: AtomicU32,
    sales: [AtomicU32; 2],
}

/// The last till to close adds up the day. `None` for the others.
fn close(day: &Day, till: usize) -> Option<u32> {
    day.sales[till].store(5, Relaxed);
    if day.owners.fetch_sub(1, Relaxed) != 1 {
        return None;
    }
    Some(day.sales.iter().map(|sale| sale.load(Relaxed)).sum())
}

fn main() {
    let day = Day {
        owners: AtomicU32::new(2),
        sales: [AtomicU32::new(0), AtomicU32::new(0)],
    };

    let total = thread::scope(|s| {
        let left = s.spawn(|| close(&day, 0));
        let right = s.spawn(|| close(&day, 1));
        left.join().unwrap().xor(right.join().unwrap())
    });

    println!("the last till adds up {total:?}");
    assert!(matches!(total, Some(5 | 10)));
}
