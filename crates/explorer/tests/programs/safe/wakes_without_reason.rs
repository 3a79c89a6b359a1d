//@ A wait without a loop, with spurious wake-ups.
//@ spurious
//@ outcome: ok: true
//@ outcome: ok: false
//@ why: documentation of Condvar::wait: it is susceptible to spurious wake-ups.
use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let (ready, changed) = (Mutex::new(false), Condvar::new());
    thread::scope(|scope| {
        scope.spawn(|| {
            *ready.lock().unwrap() = true;
            changed.notify_one();
        });
        let mut guard = ready.lock().unwrap();
        if !*guard {
            guard = changed.wait(guard).unwrap();
        }
        println!("{}", *guard);
    });
}
