use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

fn upload(blocks: u32, cancelled: &AtomicBool) -> u32 {
    (0..blocks).take_while(|_| !cancelled.load(SeqCst)).count() as u32
}

fn main() {
    let cancelled = AtomicBool::new(false);

    let sent = thread::scope(|scope| {
        let upload = scope.spawn(|| upload(3, &cancelled));
        cancelled.store(true, SeqCst);
        upload.join().unwrap()
    });
    println!("{sent} of 3 blocks");
}
