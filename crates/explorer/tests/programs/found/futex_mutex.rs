//@ A mutex of three states by a hand-made futex, for three threads.
//@ model: sc
//@ outcome: ok: 3
//@ why: who finds it taken says so (2) before it sleeps, and who unlocks a 2 wakes one; the futex compares under its own lock
use std::cell::UnsafeCell;
use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::*};
use std::sync::Arc;
use std::thread::{self, Thread};

static SLEEPERS: Mutex<VecDeque<(Thread, Arc<AtomicBool>)>> = Mutex::new(VecDeque::new());

fn wait(atomic: &AtomicU32, expected: u32) {
    let mut sleepers = SLEEPERS.lock().unwrap();
    if atomic.load(SeqCst) != expected {
        return;
    }
    let woken = Arc::new(AtomicBool::new(false));
    sleepers.push_back((thread::current(), Arc::clone(&woken)));
    drop(sleepers);
    while !woken.load(Acquire) {
        thread::park();
    }
}

fn wake_one() {
    let first = SLEEPERS.lock().unwrap().pop_front();
    if let Some((thread, woken)) = first {
        woken.store(true, Release);
        thread.unpark();
    }
}

static STATE: AtomicU32 = AtomicU32::new(0);

struct Shared(UnsafeCell<u32>);
unsafe impl Sync for Shared {}
static COUNT: Shared = Shared(UnsafeCell::new(0));

fn add() {
    if STATE.compare_exchange(0, 1, Acquire, Relaxed).is_err() {
        while STATE.swap(2, Acquire) != 0 {
            wait(&STATE, 2);
        }
    }
    unsafe { *COUNT.0.get() += 1 };
    if STATE.swap(0, Release) == 2 {
        wake_one();
    }
}

fn main() {
    let others = [thread::spawn(add), thread::spawn(add)];
    add();
    for other in others {
        other.join().unwrap();
    }
    println!("{}", unsafe { *COUNT.0.get() });
}
