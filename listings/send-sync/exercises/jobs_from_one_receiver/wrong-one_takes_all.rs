use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver};
use std::thread;

/// Two threads take jobs from one receiver and do each with `work`, until no more come.
fn process(jobs: Receiver<u32>, work: impl Fn(u32) + Sync) {
    let jobs = Mutex::new(jobs);
    let worker = || {
        for job in jobs.lock().unwrap().iter() {
            work(job);
        }
    };
    thread::scope(|scope| {
        scope.spawn(worker);
        scope.spawn(worker);
    });
}

fn main() {
    let (tx, jobs) = mpsc::channel();
    (1..=3).for_each(|job| tx.send(job).unwrap());
    drop(tx);
    process(jobs, |job| println!("done: {job}"));
}
