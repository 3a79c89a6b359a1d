//@ The only notification may come before the wait, which does not look at a flag.
//@ outcome: ok: woken
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: a notification wakes only who waits already; documentation of Condvar::notify_one. Without spurious wake-ups nobody
//@ why: else ends the wait.
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

fn main() {
    let pair = Arc::new((Mutex::new(()), Condvar::new()));
    let other = Arc::clone(&pair);
    let waiter = thread::spawn(move || {
        let guard = other.0.lock().unwrap();
        drop(other.1.wait(guard).unwrap());
        println!("woken");
    });
    pair.1.notify_one();
    waiter.join().unwrap();
}
