use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

/// The level before and after two pumps have worked.
fn fill(level: u32) -> (u32, u32) {
    let level = AtomicU32::new(level);
    let before = level.load(SeqCst);

    thread::scope(|scope| {
        scope.spawn(|| level.fetch_add(10, SeqCst));
        scope.spawn(|| level.fetch_add(15, SeqCst));
    });
    (before, level.load(SeqCst))
}

fn main() {
    let (before, after) = fill(40);
    println!("before {before}, after {after}");
}
