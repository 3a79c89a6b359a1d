use std::sync::mpsc::{self, Receiver};
use std::thread;

/// Two threads take jobs from one receiver and do each with `work`, until no more come.
fn process(jobs: Receiver<u32>, work: impl Fn(u32) + Sync) {
    let jobs = std::sync::Mutex::new(
        jobs.into_iter().collect::<std::collections::VecDeque<_>>(),
    );
    let worker = || {
        loop {
            let Some(job) = jobs.lock().unwrap().pop_front() else {
                break;
            };
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
