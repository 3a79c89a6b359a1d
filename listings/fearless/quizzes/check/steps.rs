use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

fn main() {
    let steps = AtomicU32::new(0);
    let walk = || {
        let before = steps.load(Relaxed);
        steps.store(before + 1, Relaxed);
    };
    thread::scope(|s| {
        s.spawn(walk);
        s.spawn(walk);
    });
    println!("{}", steps.into_inner());
}
