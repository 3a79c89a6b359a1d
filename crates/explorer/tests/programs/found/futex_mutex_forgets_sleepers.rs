//@ A mutex by a hand-made futex whose woken sleeper takes it as if nobody else slept.
//@ model: sc
//@ outcome: ok: 3
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: two sleep; the first is woken, takes the lock with 1, and its unlock wakes nobody
use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::sync::{Condvar, Mutex};
use std::thread;

static SLEEP: Mutex<()> = Mutex::new(());
static WAKE: Condvar = Condvar::new();

fn wait(atomic: &AtomicU32, expected: u32) {
    let guard = SLEEP.lock().unwrap();
    if atomic.load(SeqCst) == expected {
        drop(WAKE.wait(guard));
    }
}

fn wake_one() {
    let _guard = SLEEP.lock().unwrap();
    WAKE.notify_one();
}

static STATE: AtomicU32 = AtomicU32::new(0);

struct Shared(UnsafeCell<u32>);
unsafe impl Sync for Shared {}
static COUNT: Shared = Shared(UnsafeCell::new(0));

fn lock() {
    loop {
        if STATE.compare_exchange(0, 1, Acquire, Relaxed).is_ok() {
            return;
        }
        if STATE.load(Relaxed) == 2 || STATE.compare_exchange(1, 2, Relaxed, Relaxed).is_ok() {
            wait(&STATE, 2);
        }
    }
}

fn add() {
    lock();
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
