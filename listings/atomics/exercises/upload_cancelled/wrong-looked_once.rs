use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread;

fn upload(blocks: u32, cancelled: &AtomicBool) -> u32 {
    let cancelled = cancelled.load(Relaxed);
    let mut sent = 0;
    while sent < blocks && !cancelled {
        sent += 1;
    }
    sent
}

fn main() {
    let cancelled = AtomicBool::new(false);

    let sent = thread::scope(|scope| {
        let upload = scope.spawn(|| upload(3, &cancelled));
        cancelled.store(true, Relaxed);
        upload.join().unwrap()
    });
    println!("{sent} of 3 blocks");
}
