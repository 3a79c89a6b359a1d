use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

fn upload(blocks: u32, cancelled: &AtomicBool) -> u32 {
    for sent in 0..blocks {
        if cancelled.load(Acquire) {
            return sent;
        }
    }
    blocks
}

fn main() {
    let cancelled = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&cancelled);

    let upload = thread::spawn(move || upload(3, &seen));
    cancelled.fetch_or(true, Release);
    println!("{} of 3 blocks", upload.join().unwrap());
}
