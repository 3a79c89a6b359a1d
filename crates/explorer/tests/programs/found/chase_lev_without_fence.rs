//@ A work-stealing deque without the fence between the owner's store of the bottom and its look at the top.
//@ model: sc weak
//@ outcome: ok: once
//@ outcome weak: ok: twice
//@ why: store buffering: the owner may miss the thief's new top, and the thief the owner's new bottom; then both take job 2
use std::sync::atomic::{AtomicIsize, AtomicUsize, Ordering::*};
use std::thread;

static TOP: AtomicIsize = AtomicIsize::new(0);
static BOTTOM: AtomicIsize = AtomicIsize::new(0);
static JOBS: [AtomicUsize; 2] = [const { AtomicUsize::new(0) }; 2];

fn pop() -> Option<usize> {
    let bottom = BOTTOM.load(Relaxed) - 1;
    BOTTOM.store(bottom, Relaxed);
    let top = TOP.load(Relaxed);
    if top > bottom {
        BOTTOM.store(bottom + 1, Relaxed);
        return None;
    }
    let job = JOBS[bottom as usize % 2].load(Relaxed);
    if top < bottom {
        return Some(job);
    }
    let won = TOP.compare_exchange(top, top + 1, SeqCst, Relaxed).is_ok();
    BOTTOM.store(bottom + 1, Relaxed);
    won.then_some(job)
}

fn steal() -> Option<usize> {
    let top = TOP.load(Acquire);
    let bottom = BOTTOM.load(Acquire);
    if top >= bottom {
        return None;
    }
    let job = JOBS[top as usize % 2].load(Relaxed);
    TOP.compare_exchange(top, top + 1, SeqCst, Relaxed).ok().map(|_| job)
}

fn main() {
    JOBS[0].store(1, Relaxed);
    JOBS[1].store(2, Relaxed);
    BOTTOM.store(2, Relaxed);
    let thief = thread::spawn(|| [steal(), steal()]);
    let mine = [pop(), pop()];
    let stolen = thief.join().unwrap();
    let taken = mine.iter().chain(&stolen).flatten().count();
    println!("{}", if taken > 2 { "twice" } else { "once" });
}
