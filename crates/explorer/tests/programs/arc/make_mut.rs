//@ An owner writes through `make_mut`, while the other reads and drops its own.
//@ outcome: ok: 6 5 copied
//@ outcome: ok: 6 5 in place
//@ why: the value is cloned if the other owner is still there; what that one reads is never the new value

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
    let mut mine = Arc::new(Number(5));
    let theirs = mine.clone();
    let other = thread::spawn(move || theirs.0);
    Arc::make_mut(&mut mine).0 += 1;
    let read = other.join().unwrap();
    let how = if COPIED.load(Relaxed) {
        "copied"
    } else {
        "in place"
    };
    println!("{} {read} {how}", mine.0);
}
