//@ A boxed closure goes to a thread by an atomic pointer.
//@ model: sc weak
//@ outcome: ok: none
//@ outcome: ok: 5
//@ why: Release and Acquire hand over what the closure has captured

use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, Ordering::*};
use std::thread;

type Job = Box<dyn FnOnce() -> u32 + Send>;

static JOB: AtomicPtr<Job> = AtomicPtr::new(null_mut());

fn main() {
    let worker = thread::spawn(|| {
        let job = JOB.swap(null_mut(), Acquire);
        (!job.is_null()).then(|| unsafe { Box::from_raw(job) }())
    });
    let captured = 5;
    let job: Job = Box::new(move || captured);
    JOB.store(Box::into_raw(Box::new(job)), Release);
    match worker.join().unwrap() {
        Some(value) => println!("{value}"),
        None => println!("none"),
    }
}
