use std::sync::mpsc::{self, Receiver};
use std::thread;

/// Two threads take jobs from one receiver and do each with `work`, until no more come.
fn process(jobs: Receiver<u32>, work: impl Fn(u32) + Sync) {
    let work = &work;
    thread::scope(|scope| {
        let workers = [0; 2].map(|_| {
            let (tx, rx) = mpsc::channel();
            scope.spawn(move || rx.iter().for_each(work));
            tx
        });
        for (place, job) in jobs.into_iter().enumerate() {
            workers[place % 2].send(job).unwrap();
        }
    });
}

fn main() {
    let (tx, jobs) = mpsc::channel();
    (1..=3).for_each(|job| tx.send(job).unwrap());
    drop(tx);
    process(jobs, |job| println!("done: {job}"));
}
