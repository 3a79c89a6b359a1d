use std::sync::atomic::{AtomicBool, AtomicI32, Ordering::*};
use std::thread;

fn main() {
    let reading = AtomicI32::new(0);
    let ready = AtomicBool::new(false);

    thread::scope(|s| {
        s.spawn(|| {
            reading.store(21, Relaxed);
            ready.store(true, Release);
        });
        let ready = ready.load(Release);
        println!("{:?}", ready.then(|| reading.load(Relaxed)));
    });
}
