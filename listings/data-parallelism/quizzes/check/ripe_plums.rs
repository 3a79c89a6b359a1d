use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

fn main() {
    let plums = [9, 2, 8, 1];
    let ripe = AtomicU32::new(0);
    thread::scope(|scope| {
        for half in plums.chunks(2) {
            scope.spawn(|| {
                for _ in half.iter().filter(|plum| **plum > 5) {
                    ripe.store(ripe.load(Relaxed) + 1, Relaxed);
                }
            });
        }
    });
    println!("{}", ripe.into_inner());
}
