//@ A rate limiter that looks whether there is a token and then takes it.
//@ outcome: ok: 0 left
//@ outcome: ok: 4294967295 left
//@ why: both may see the one token; fetch_sub wraps around
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static TOKENS: AtomicU32 = AtomicU32::new(1);

fn take() {
    if TOKENS.load(SeqCst) > 0 {
        TOKENS.fetch_sub(1, SeqCst);
    }
}

fn main() {
    let other = thread::spawn(take);
    take();
    other.join().unwrap();
    println!("{} left", TOKENS.load(SeqCst));
}
