//@ A wait with a time limit and a condition tells whether it was the limit.
//@ outcome: ok: true false
//@ outcome: ok: false true
//@ why: documentation of wait_timeout_while: it is timed out if the time was over with the condition still unmet; a
//@ why: condition that is met is looked at first.
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let (ready, changed) = (Mutex::new(false), Condvar::new());
    thread::scope(|scope| {
        scope.spawn(|| {
            *ready.lock().unwrap() = true;
            changed.notify_one();
        });
        let guard = ready.lock().unwrap();
        let limit = Duration::from_micros(300);
        let (guard, result) = changed.wait_timeout_while(guard, limit, |it| !*it).unwrap();
        println!("{} {}", *guard, result.timed_out());
    });
}
