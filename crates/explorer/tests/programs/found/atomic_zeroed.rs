//@ An atomic whose bytes are all zero.
//@ refused: it uses memory as AtomicU32 that none was made in
//@ why: `zeroed` is right for std's atomics, but the explored ones have their number in the world
use std::sync::atomic::{AtomicU32, Ordering::*};

fn main() {
    let sold: AtomicU32 = unsafe { std::mem::zeroed() };
    std::thread::scope(|s| {
        s.spawn(|| sold.fetch_add(1, SeqCst));
    });
    println!("{}", sold.load(SeqCst));
}
