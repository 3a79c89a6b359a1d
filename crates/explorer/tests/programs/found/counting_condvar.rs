//@ A condvar that is a counter: wait notes the count before it unlocks, and sleeps only while it is the same.
//@ model: sc
//@ outcome: ok: 1
//@ why: a notification behind the unlock changes the count, so the sleeper does not sleep
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::sync::{Mutex, MutexGuard};
use std::thread::{self, Thread};

struct Condition {
    count: AtomicU32,
    waiter: Thread,
}

impl Condition {
    fn wait<'a, T>(&self, lock: &'a Mutex<T>, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
        let count = self.count.load(Relaxed);
        drop(guard);
        while self.count.load(Relaxed) == count {
            thread::park();
        }
        lock.lock().unwrap()
    }

    fn notify(&self) {
        self.count.fetch_add(1, Relaxed);
        self.waiter.unpark();
    }
}

fn main() {
    let lock = Mutex::new(0);
    let condition = Condition { count: AtomicU32::new(0), waiter: thread::current() };
    thread::scope(|scope| {
        scope.spawn(|| {
            *lock.lock().unwrap() = 1;
            condition.notify();
        });
        let mut value = lock.lock().unwrap();
        while *value == 0 {
            value = condition.wait(&lock, value);
        }
        println!("{value}");
    });
}
