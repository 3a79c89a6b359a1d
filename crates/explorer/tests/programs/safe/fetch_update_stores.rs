//@ The closure of fetch_update stores to the same atomic the first time that it is called.
//@ outcome: ok: Ok(5) 6
//@ why: the exchange from 0 fails as the atomic is 5, and the closure is called with 5: 6.
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

fn main() {
    let number = AtomicU32::new(0);
    let mut is_first = true;
    let before = number.fetch_update(SeqCst, SeqCst, |old| {
        if is_first {
            is_first = false;
            number.store(5, SeqCst);
        }
        Some(old + 1)
    });
    println!("{before:?} {}", number.load(SeqCst));
}
