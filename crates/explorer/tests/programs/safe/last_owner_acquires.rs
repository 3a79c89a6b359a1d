//@ The last owner's destructor sees what the other owner did before it let go.
//@ model: sc weak
//@ outcome: ok: 1
//@ why: the end of an Arc releases, and the last one acquires (std's Arc::drop).
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

struct Shown(AtomicU32);

impl Drop for Shown {
    fn drop(&mut self) {
        println!("{}", self.0.load(Relaxed));
    }
}

fn main() {
    let shown = Arc::new(Shown(AtomicU32::new(0)));
    let theirs = Arc::clone(&shown);
    let thread = thread::spawn(move || theirs.0.store(1, Relaxed));
    drop(shown);
    thread.join().unwrap();
}
