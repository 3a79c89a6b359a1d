use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

type Job = Box<dyn FnOnce() + Send>;
struct Pool {
    jobs: Sender<Job>,
    workers: Vec<JoinHandle<u32>>,
}

/// Counts the panics of the jobs that it has run.
fn work(queue: &Mutex<Receiver<Job>>) -> u32 {
    let mut panics = 0;
    loop {
        let next = queue.lock().unwrap().recv();
        let Ok(job) = next else { break };
        panics += u32::from(catch_unwind(AssertUnwindSafe(job)).is_err());
    }
    panics
}

impl Pool {
    fn new(size: usize) -> Pool {
        let (jobs, queue) = channel();
        let queue = Arc::new(Mutex::new(queue));
        let worker = |queue: Arc<_>| thread::spawn(move || work(&queue));
        let workers = (0..size).map(|_| worker(queue.clone())).collect();
        Pool { jobs, workers }
    }
    fn submit(&self, job: impl FnOnce() + Send + 'static) {
        self.jobs.send(Box::new(job)).unwrap();
    }
    fn finish(self) -> u32 {
        drop(self.jobs);
        self.workers.into_iter().map(|w| w.join().unwrap()).sum()
    }
}

fn main() {
    println!("{} panics", Pool::new(1).finish());
}
