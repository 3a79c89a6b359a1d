use std::sync::mpsc::Sender;
use std::thread::JoinHandle;

type Job = Box<dyn FnOnce() + Send>;

struct Pool {
    jobs: Sender<Job>,
    workers: Vec<JoinHandle<()>>,
}

impl Pool {
    fn finish(mut self) {
        drop(self.jobs);
        for worker in self.workers.drain(..) {
            worker.join().unwrap();
        }
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        println!("the pool is gone");
    }
}

fn main() {}
