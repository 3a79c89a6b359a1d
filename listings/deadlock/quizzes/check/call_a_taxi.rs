use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let taxi = AtomicBool::new(false);
    let (street, horn) = (Mutex::new(()), Condvar::new());
    thread::scope(|s| {
        s.spawn(|| {
            let mut look = street.lock().unwrap();
            while !taxi.load(SeqCst) {
                look = horn.wait(look).unwrap();
            }
        });
        taxi.store(true, SeqCst);
        horn.notify_one();
    });
}
