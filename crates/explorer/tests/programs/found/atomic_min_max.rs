//@ Three threads keep the least and the greatest of what they have seen.
//@ model: sc weak
//@ outcome: ok: 1 3
//@ why: updates are atomic whatever the order
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static LEAST: AtomicU32 = AtomicU32::new(u32::MAX);
static GREATEST: AtomicU32 = AtomicU32::new(0);

fn main() {
    let all = [3, 1, 2].map(|value| {
        thread::spawn(move || {
            LEAST.fetch_min(value, Relaxed);
            GREATEST.fetch_max(value, Relaxed);
        })
    });
    for it in all {
        it.join().unwrap();
    }
    println!("{} {}", LEAST.load(Relaxed), GREATEST.load(Relaxed));
}
