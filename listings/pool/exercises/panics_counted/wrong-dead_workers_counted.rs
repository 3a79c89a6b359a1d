use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

type Job = Box<dyn FnOnce() + Send>;
struct Pool {
    jobs: Sender<Job>,
    workers: Vec<JoinHandle<()>>,
}

fn work(queue: &Mutex<Receiver<Job>>) {
    loop {
        let next = queue.lock().unwrap().recv();
        let Ok(job) = next else { break };
        job();
    }
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
        let ends = self.workers.into_iter().map(JoinHandle::join);
        ends.filter(Result::is_err).count() as u32
    }
}

fn main() {
    println!("{} panics", Pool::new(1).finish());
}
