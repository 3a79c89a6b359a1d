use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static INSIDE: AtomicU32 = AtomicU32::new(0);

fn step_in() {
    let inside = INSIDE.load(SeqCst);
    INSIDE.store(inside + 1, SeqCst);
}

fn main() {
    let test = thread::spawn(|| {
        step_in();
        assert_eq!(INSIDE.load(SeqCst), 5, "nobody else is here");
    });
    _ = test.join();
    println!("passed");
}
