//@ Who should notify needs a second lock, which the waiter keeps while it waits.
//@ outcome: ok: done
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: a wait gives back only its own mutex. If the notifier was first, the flag is set and there is no wait.
use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let (log, ready, changed) = (Mutex::new(0), Mutex::new(false), Condvar::new());
    thread::scope(|scope| {
        scope.spawn(|| {
            *log.lock().unwrap() += 1;
            *ready.lock().unwrap() = true;
            changed.notify_one();
        });
        let mut log = log.lock().unwrap();
        let ready = ready.lock().unwrap();
        drop(changed.wait_while(ready, |ready| !*ready).unwrap());
        *log += 1;
    });
    println!("done");
}
