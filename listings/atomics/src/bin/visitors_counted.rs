use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

fn main() {
    let visitors = AtomicU32::new(0);
    let admit = || visitors.fetch_add(1, Relaxed) + 1;

    let (north, south) = thread::scope(|s| {
        let north = s.spawn(admit);
        let south = s.spawn(admit);
        (north.join().unwrap(), south.join().unwrap())
    });

    println!("north gate: visitor {north}, south gate: visitor {south}");
    assert_ne!(north, south);
    assert_eq!(visitors.load(Relaxed), 2);
}
