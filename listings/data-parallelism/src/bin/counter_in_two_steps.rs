use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

fn main() {
    let plate = [[61_000, 52_000], [900, 58_000]];
    let bright = AtomicU32::new(0);

    thread::scope(|scope| {
        for piece in &plate {
            scope.spawn(|| {
                for _ in piece.iter().filter(|&&pixel| pixel > 50_000) {
                    bright.store(bright.load(Relaxed) + 1, Relaxed);
                }
            });
        }
    });
    println!("{} of 3 bright pixels", bright.into_inner());
}
