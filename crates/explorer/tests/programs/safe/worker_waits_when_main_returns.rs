//@ A detached worker waits on a condvar that main could notify: not a circle.
//@ outcome: ok: main
//@ why: a worker that has nothing to do when main returns is no fault.
use std::sync::{Condvar, Mutex};
use std::thread;

static WORK: (Mutex<u32>, Condvar) = (Mutex::new(0), Condvar::new());

fn main() {
    thread::spawn(|| {
        let jobs = WORK.0.lock().unwrap();
        drop(WORK.1.wait_while(jobs, |jobs| *jobs == 0).unwrap());
    });
    println!("main");
}
