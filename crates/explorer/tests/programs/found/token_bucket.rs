//@ A rate limiter of two tokens, taken by exchanges, for three threads.
//@ outcome: ok: [false, true, true]
//@ outcome: ok: [true, false, true]
//@ outcome: ok: [true, true, false]
//@ why: each token is taken once; whoever comes third has none
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static TOKENS: AtomicU32 = AtomicU32::new(2);

fn take() -> bool {
    let less = |tokens: u32| tokens.checked_sub(1);
    TOKENS.fetch_update(AcqRel, Acquire, less).is_ok()
}

fn main() {
    let all: Vec<_> = (0..3).map(|_| thread::spawn(take)).collect();
    let taken: Vec<bool> = all.into_iter().map(|it| it.join().unwrap()).collect();
    println!("{taken:?}");
}
