//@ An owner writes through `make_mut`, while another thread upgrades a Weak.
//@ outcome: ok: 6 none in place
//@ outcome: ok: 6 5 in place
//@ outcome: ok: 6 5 copied
//@ why: without another owner the value is moved away from under the Weak; an owner made in time makes it a copy, unless it is gone again by then

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
    let theirs = Arc::downgrade(&mine);
    let other = thread::spawn(move || theirs.upgrade().map(|number| number.0));
    Arc::make_mut(&mut mine).0 += 1;
    let read = match other.join().unwrap() {
        Some(number) => number.to_string(),
        None => String::from("none"),
    };
    let how = if COPIED.load(Relaxed) {
        "copied"
    } else {
        "in place"
    };
    println!("{} {read} {how}", mine.0);
}
