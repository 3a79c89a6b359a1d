//@ A boxed closure goes to a thread by an atomic pointer that is stored Relaxed.
//@ model: sc weak
//@ fault: race 17 21
//@ why: the thread reads the closure through a pointer that releases nothing

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
    JOB.store(Box::into_raw(Box::new(job)), Relaxed);
    match worker.join().unwrap() {
        Some(value) => println!("{value}"),
        None => println!("none"),
    }
}
