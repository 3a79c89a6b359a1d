use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

fn main() {
    let north = AtomicBool::new(false);
    let south = AtomicBool::new(false);

    let (ann, bob) = thread::scope(|s| {
        s.spawn(|| north.store(true, SeqCst));
        s.spawn(|| south.store(true, SeqCst));
        let ann = s.spawn(|| (north.load(SeqCst), south.load(SeqCst)));
        let bob = s.spawn(|| (south.load(SeqCst), north.load(SeqCst)));
        (ann.join().unwrap(), bob.join().unwrap())
    });

    println!("Ann: north gate {}, then south gate {}", ann.0, ann.1);
    println!("Bob: south gate {}, then north gate {}", bob.0, bob.1);
    assert_ne!((ann, bob), ((true, false), (true, false)));
}
