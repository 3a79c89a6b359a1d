use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

fn main() {
    let north = AtomicBool::new(false);
    let south = AtomicBool::new(false);

    let (ann, bob) = thread::scope(|s| {
        s.spawn(|| north.store(true, Release));
        s.spawn(|| south.store(true, Release));
        let ann = s.spawn(|| (north.load(Acquire), south.load(Acquire)));
        let bob = s.spawn(|| (south.load(Acquire), north.load(Acquire)));
        (ann.join().unwrap(), bob.join().unwrap())
    });

    println!("Ann: north gate {}, then south gate {}", ann.0, ann.1);
    println!("Bob: south gate {}, then north gate {}", bob.0, bob.1);
    assert!(north.into_inner() && south.into_inner());
}
