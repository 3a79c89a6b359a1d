use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

/// Returns whether this bid took the lead.
fn bid(highest: &AtomicU32, amount: u32) -> bool {
    let mut seen = highest.load(Relaxed);
    while amount > seen {
        match highest.compare_exchange_weak(seen, amount, Relaxed, Relaxed) {
            Ok(_) => return true,
            Err(now) => seen = now,
        }
    }
    false
}

fn main() {
    let highest = AtomicU32::new(100);

    let (low, high) = thread::scope(|s| {
        let low = s.spawn(|| bid(&highest, 150));
        let high = s.spawn(|| bid(&highest, 200));
        (low.join().unwrap(), high.join().unwrap())
    });

    println!("150 took the lead: {low}, 200 took the lead: {high}");
    assert!(high);
    assert_eq!(highest.load(Relaxed), 200);
}
