use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let (hour, minute) = (AtomicU32::new(10), AtomicU32::new(59));
    thread::scope(|s| {
        s.spawn(|| {
            minute.store(0, SeqCst);
            hour.store(11, SeqCst);
        });
        let (h, m) = (hour.load(SeqCst), minute.load(SeqCst));
        println!("{h}:{m:02}");
    });
}
