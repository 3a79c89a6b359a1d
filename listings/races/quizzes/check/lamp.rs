use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let lamp = AtomicU32::new(7);
    thread::scope(|s| {
        let visitor = s.spawn(|| {
            lamp.store(9, SeqCst);
            lamp.store(7, SeqCst);
        });
        let seen = lamp.load(SeqCst);
        visitor.join().unwrap();
        let done = lamp.compare_exchange(seen, 8, SeqCst, SeqCst);
        println!("saw {seen}: {done:?}");
    });
}
