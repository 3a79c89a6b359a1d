use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let level = AtomicU32::new(40);
    let before = level.load(SeqCst);

    thread::scope(|scope| {
        scope.spawn(|| level.fetch_add(10, SeqCst));
        scope.spawn(|| level.fetch_add(15, SeqCst));
    });
    println!("before {before}, after {}", level.load(SeqCst));
}
