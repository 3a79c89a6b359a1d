use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

/// Counts one more download, and returns its number: 1 for the first.
fn count(downloads: &AtomicU32) -> u32 {
    let mut before = downloads.load(Relaxed);
    loop {
        match downloads.compare_exchange(before, before + 1, Relaxed, Relaxed) {
            Ok(_) => return before + 1,
            Err(changed) => before = changed,
        }
    }
}

fn main() {
    let downloads = AtomicU32::new(0);
    thread::scope(|server| {
        server.spawn(|| count(&downloads));
        server.spawn(|| count(&downloads));
    });
    println!("{} downloads", downloads.load(Relaxed));
}
