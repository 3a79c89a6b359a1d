use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

fn main() {
    let drops = AtomicU32::new(0);
    thread::scope(|s| {
        s.spawn(|| drops.fetch_add(1, Relaxed));
        s.spawn(|| drops.fetch_add(1, Relaxed));
    });
    println!("{} drops", drops.load(Relaxed));
}
