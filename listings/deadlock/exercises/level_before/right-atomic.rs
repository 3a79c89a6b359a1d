use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

/// Says what the level is before and after two pumps have worked.
fn fill(level: u32) -> String {
    let level = AtomicU32::new(level);
    let before = level.load(SeqCst);

    thread::scope(|scope| {
        scope.spawn(|| level.fetch_add(10, SeqCst));
        scope.spawn(|| level.fetch_add(15, SeqCst));
    });
    format!("before {before}, after {}", level.load(SeqCst))
}

fn main() {
    println!("{}", fill(40));
}
