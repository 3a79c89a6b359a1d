use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

type Job = Box<dyn FnOnce() + Send>;

struct Pool {
    jobs: Sender<Job>,
    workers: Vec<JoinHandle<()>>,
}

impl Drop for Pool {
    fn drop(&mut self) {
        for worker in self.workers.drain(..) {
            worker.join().unwrap();
        }
    }
}

fn main() {
    let (jobs, queue) = channel::<Job>();
    let worker = thread::spawn(move || queue.into_iter().for_each(|job| job()));
    let workers = vec![worker];

    let pool = Pool { jobs, workers };
    pool.jobs
        .send(Box::new(|| println!("tile 3/5 drawn")))
        .unwrap();
    drop(pool);
    println!("the map is complete");
}
