use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread;

fn main() {
    let stop = AtomicBool::new(false);

    let packed = thread::scope(|s| {
        let packer = s.spawn(|| {
            let mut packed = 0;
            while packed < 3 && !stop.load(Relaxed) {
                packed += 1;
            }
            packed
        });
        stop.store(true, Relaxed);
        packer.join().unwrap()
    });

    println!("packed {packed} of 3 parcels");
    assert!(packed <= 3);
}
