use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

/// Raises its own flag, and goes if the other is down.
fn enter(own: &AtomicBool, other: &AtomicBool) -> bool {
    own.store(true, SeqCst);
    !other.load(SeqCst)
}

fn main() {
    let north = AtomicBool::new(false);
    let south = AtomicBool::new(false);

    let (down, up) = thread::scope(|s| {
        let down = s.spawn(|| enter(&north, &south));
        let up = s.spawn(|| enter(&south, &north));
        (down.join().unwrap(), up.join().unwrap())
    });

    println!("from the north: {down}, from the south: {up}");
    assert!(!(down && up));
}
