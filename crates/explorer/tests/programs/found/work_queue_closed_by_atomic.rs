//@ Workers that are told to stop by an atomic, which is set without the lock: one may go to sleep behind it.
//@ outcome: ok: 1 done
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: the flag and the notification may come between the worker's look and its wait
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::sync::{Condvar, Mutex};
use std::thread;

static JOBS: Mutex<VecDeque<u32>> = Mutex::new(VecDeque::new());
static CHANGED: Condvar = Condvar::new();
static CLOSED: AtomicBool = AtomicBool::new(false);

fn work() -> u32 {
    let mut done = 0;
    let mut jobs = JOBS.lock().unwrap();
    loop {
        if let Some(job) = jobs.pop_front() {
            done += job;
        } else if CLOSED.load(SeqCst) {
            return done;
        } else {
            jobs = CHANGED.wait(jobs).unwrap();
        }
    }
}

fn main() {
    JOBS.lock().unwrap().push_back(1);
    let worker = thread::spawn(work);
    CLOSED.store(true, SeqCst);
    CHANGED.notify_all();
    println!("{} done", worker.join().unwrap());
}
