use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

type Job = Box<dyn FnOnce() + Send>;
struct Pool {
    jobs: Sender<Job>,
    workers: Vec<JoinHandle<()>>,
    panics: Arc<AtomicU32>,
}

fn work(queue: &Mutex<Receiver<Job>>, panics: &AtomicU32) {
    loop {
        let next = queue.lock().unwrap().recv();
        let Ok(job) = next else { break };
        if catch_unwind(AssertUnwindSafe(job)).is_err() {
            panics.fetch_add(1, Relaxed);
        }
    }
}

impl Pool {
    fn new(size: usize) -> Pool {
        let (jobs, queue) = channel();
        let queue = Arc::new(Mutex::new(queue));
        let panics = Arc::new(AtomicU32::new(0));
        let worker = |_| {
            let (queue, panics) = (Arc::clone(&queue), Arc::clone(&panics));
            thread::spawn(move || work(&queue, &panics))
        };
        let workers = (0..size).map(worker).collect();
        Pool {
            jobs,
            workers,
            panics,
        }
    }
    fn submit(&self, job: impl FnOnce() + Send + 'static) {
        self.jobs.send(Box::new(job)).unwrap();
    }
    fn finish(self) -> u32 {
        drop(self.jobs);
        for worker in self.workers {
            worker.join().unwrap();
        }
        // Whoever has joined a thread sees what it has done.
        self.panics.load(Relaxed)
    }
}

fn main() {
    println!("{} panics", Pool::new(1).finish());
}
