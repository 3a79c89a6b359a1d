//@ An owner takes the value or a copy, while the other reads and drops its own.
//@ outcome: ok: 5 5 copied
//@ outcome: ok: 5 5 in place
//@ why: it is cloned only if the other owner is still there

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

static COPIED: AtomicBool = AtomicBool::new(false);

struct Number(u32);

impl Clone for Number {
    fn clone(&self) -> Number {
        COPIED.store(true, Relaxed);
        Number(self.0)
    }
}

fn main() {
    let mine = Arc::new(Number(5));
    let theirs = mine.clone();
    let other = thread::spawn(move || theirs.0);
    let mine = Arc::unwrap_or_clone(mine);
    let read = other.join().unwrap();
    let how = if COPIED.load(Relaxed) {
        "copied"
    } else {
        "in place"
    };
    println!("{} {read} {how}", mine.0);
}
