//@ A lock that spins 25 times, then parks; the waiter leaves its handle after it has said that it waits.
//@ outcome: ok: done
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: who unlocks between the two finds nobody to wake. The spins change nothing: they may all be over before.
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread::Thread;
use std::{hint, thread};

static STATE: AtomicU32 = AtomicU32::new(0);
static WAITER: Mutex<Option<Thread>> = Mutex::new(None);

fn lock() {
    for _ in 0..25 {
        if STATE.compare_exchange(0, 1, SeqCst, SeqCst).is_ok() {
            return;
        }
        hint::spin_loop();
    }
    while STATE.swap(2, SeqCst) != 0 {
        *WAITER.lock().unwrap() = Some(thread::current());
        thread::park();
    }
}

fn unlock() {
    if STATE.swap(0, SeqCst) == 2 {
        let waiter = WAITER.lock().unwrap().take();
        if let Some(waiter) = waiter {
            waiter.unpark();
        }
    }
}

fn main() {
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                lock();
                unlock();
            });
        }
    });
    println!("done");
}
