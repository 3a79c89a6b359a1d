use std::sync::mpsc::{self, Receiver};
use std::thread;

struct Shared(Receiver<u32>);

// SAFETY: receiving needs only `&self`.
unsafe impl Sync for Shared {}

impl Shared {
    fn next(&self) -> Option<u32> {
        self.0.recv().ok()
    }
}

/// Two threads take jobs from one receiver and do each with `work`, until no more come.
fn process(jobs: Receiver<u32>, work: impl Fn(u32) + Sync) {
    let jobs = Shared(jobs);
    let worker = || {
        while let Some(job) = jobs.next() {
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
