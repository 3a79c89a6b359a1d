//@ Two threads go through a barrier twice, and count in between.
//@ outcome: ok: 2 4
//@ why: behind the first wait both have counted once, behind the second twice; a third keeps the first look apart
use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static COUNT: AtomicU32 = AtomicU32::new(0);

fn main() {
    let barrier = Barrier::new(2);
    let round = || {
        COUNT.fetch_add(1, Relaxed);
        barrier.wait();
        let seen = COUNT.load(Relaxed);
        barrier.wait();
        seen
    };
    thread::scope(|scope| {
        scope.spawn(|| (round(), round()));
        println!("{} {}", round(), round());
    });
}
