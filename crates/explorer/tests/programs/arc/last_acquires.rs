//@ A thread stores into the value and drops its Arc; the destructor loads Relaxed.
//@ model: sc weak
//@ outcome: ok: 5
//@ why: the drop of the last Arc sees all that was done before the others were dropped

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

struct Told(AtomicU32);

impl Drop for Told {
    fn drop(&mut self) {
        println!("{}", self.0.load(Relaxed));
    }
}

fn main() {
    let mine = Arc::new(Told(AtomicU32::new(0)));
    let theirs = mine.clone();
    let other = thread::spawn(move || theirs.0.store(5, Relaxed));
    drop(mine);
    other.join().unwrap();
}
