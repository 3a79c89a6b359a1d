use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver};
use std::thread;

/// Two threads take jobs from one receiver and do each with `work`, until no more come.
fn process(jobs: Receiver<u32>, work: impl Fn(u32) + Sync) {
    let jobs = &Mutex::new(jobs);
    let work = &work;
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(move || {
                loop {
                    let guard = jobs.lock().unwrap();
                    let Ok(job) = guard.recv() else { return };
                    drop(guard);
                    work(job);
                }
            });
        }
    });
}

fn main() {
    let (tx, jobs) = mpsc::channel();
    (1..=3).for_each(|job| tx.send(job).unwrap());
    drop(tx);
    process(jobs, |job| println!("done: {job}"));
}
