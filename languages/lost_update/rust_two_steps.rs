use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

fn main() {
    let cars = AtomicU32::new(0);
    thread::scope(|scope| {
        for _barrier in 0..2 {
            scope.spawn(|| {
                for _ in 0..2_000_000 {
                    let seen = cars.load(Relaxed);
                    cars.store(seen + 1, Relaxed);
                }
            });
        }
    });
    println!("{} of 4000000", cars.into_inner());
}
