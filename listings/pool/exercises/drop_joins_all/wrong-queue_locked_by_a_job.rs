use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

type Job = Box<dyn FnOnce() + Send>;

struct Pool {
    jobs: Option<Sender<Job>>,
    workers: Vec<JoinHandle<()>>,
}

fn work(queue: &Mutex<Receiver<Job>>) {
    loop {
        let queue = queue.lock().unwrap();
        let Ok(job) = queue.recv() else { break };
        job();
    }
}

impl Pool {
    fn new(size: usize) -> Pool {
        let (jobs, queue) = channel();
        let queue = Arc::new(Mutex::new(queue));
        let worker = |_| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || work(&queue))
        };
        let workers = (0..size).map(worker).collect();
        let jobs = Some(jobs);
        Pool { jobs, workers }
    }
    fn submit(&self, job: impl FnOnce() + Send + 'static) {
        let jobs = self.jobs.as_ref().unwrap();
        jobs.send(Box::new(job)).unwrap();
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.jobs = None;
        self.workers.drain(..).for_each(|w| w.join().unwrap());
    }
}

fn main() {
    let pool = Pool::new(2);
    pool.submit(|| println!("a waltz, converted"));
    println!("{} workers, and the museum closes", pool.workers.len());
}
