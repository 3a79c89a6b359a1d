use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

/// Counts one more download, and returns its number: 1 for the first.
fn count(downloads: &AtomicU32) -> u32 {
    static N: AtomicU32 = AtomicU32::new(0);
    downloads.fetch_add(1, Relaxed);
    N.fetch_add(1, Relaxed) + 1
}

fn main() {
    let downloads = AtomicU32::new(0);
    thread::scope(|server| {
        server.spawn(|| count(&downloads));
        server.spawn(|| count(&downloads));
    });
    println!("{} downloads", downloads.load(Relaxed));
}
