//@ A work-stealing deque of Lê et al. (2013), of a fixed size: its owner pops what a thief steals.
//@ model: sc weak
//@ outcome: ok: owner thief
//@ outcome: ok: owner nobody
//@ why: with both sequentially consistent fences the last element has one taker; the thief may come too late or fail
use std::sync::atomic::{AtomicIsize, AtomicUsize, Ordering::*, fence};
use std::thread;

static TOP: AtomicIsize = AtomicIsize::new(0);
static BOTTOM: AtomicIsize = AtomicIsize::new(0);
static JOBS: [AtomicUsize; 2] = [const { AtomicUsize::new(0) }; 2];

fn push(job: usize) {
    let bottom = BOTTOM.load(Relaxed);
    JOBS[bottom as usize % 2].store(job, Relaxed);
    fence(Release);
    BOTTOM.store(bottom + 1, Relaxed);
}

fn pop() -> Option<usize> {
    let bottom = BOTTOM.load(Relaxed) - 1;
    BOTTOM.store(bottom, Relaxed);
    fence(SeqCst);
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
    fence(SeqCst);
    let bottom = BOTTOM.load(Acquire);
    if top >= bottom {
        return None;
    }
    let job = JOBS[top as usize % 2].load(Relaxed);
    TOP.compare_exchange(top, top + 1, SeqCst, Relaxed).ok().map(|_| job)
}

fn main() {
    let thief = thread::spawn(steal);
    push(1);
    push(2);
    let mine = [pop(), pop()];
    let stolen = thief.join().unwrap();
    let mut all: Vec<usize> = mine.into_iter().chain([stolen]).flatten().collect();
    all.sort();
    assert_eq!(all, [1, 2]);
    println!("owner {}", if stolen.is_some() { "thief" } else { "nobody" });
}
