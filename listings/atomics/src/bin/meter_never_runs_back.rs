use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

fn main() {
    let meter = AtomicU32::new(0);

    let (first, second) = thread::scope(|s| {
        s.spawn(|| {
            meter.store(1, Relaxed);
            meter.store(2, Relaxed);
        });
        let reader = s.spawn(|| {
            let first = meter.load(Relaxed);
            let second = meter.load(Relaxed);
            (first, second)
        });
        reader.join().unwrap()
    });

    println!("read {first}, then {second}");
    assert!(first <= second);
}
