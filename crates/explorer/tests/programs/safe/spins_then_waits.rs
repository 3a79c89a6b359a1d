//@ A thread spins thirty rounds for a flag, then waits on a condvar without another look: the notification can be lost.
//@ outcome: ok: done
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: flag and notification may both come after the last look and before the wait.
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};
use std::{hint, thread};

fn main() {
    let (flag, mutex, set) = (AtomicBool::new(false), Mutex::new(()), Condvar::new());
    thread::scope(|scope| {
        scope.spawn(|| {
            flag.store(true, SeqCst);
            set.notify_one();
        });
        let mut rounds = 0;
        while !flag.load(SeqCst) {
            if rounds == 30 {
                drop(set.wait(mutex.lock().unwrap()).unwrap());
                break;
            }
            rounds += 1;
            hint::spin_loop();
        }
    });
    println!("done");
}
