use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::*};
use std::thread;

fn main() {
    let degrees = AtomicU32::new(20);
    let hot = AtomicBool::new(false);
    thread::scope(|s| {
        s.spawn(|| {
            degrees.store(200, Relaxed);
            hot.store(true, Relaxed);
        });
        if hot.load(Relaxed) {
            assert_eq!(degrees.load(Relaxed), 200);
        }
    });
}
