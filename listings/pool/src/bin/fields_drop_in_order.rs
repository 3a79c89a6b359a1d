use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

type Job = Box<dyn FnOnce() + Send>;

struct Pool {
    jobs: Sender<Job>, // dropped first: no more jobs
    _workers: Workers, // dropped second: wait for them
}

struct Workers(Vec<JoinHandle<()>>);

impl Drop for Workers {
    fn drop(&mut self) {
        for worker in self.0.drain(..) {
            let _ = worker.join();
        }
    }
}

fn main() {
    let (jobs, queue) = channel::<Job>();
    let worker = thread::spawn(move || queue.into_iter().for_each(|job| job()));
    let _workers = Workers(vec![worker]);

    let pool = Pool { jobs, _workers };
    pool.jobs
        .send(Box::new(|| println!("tile 3/5 drawn")))
        .unwrap();
    drop(pool);
    println!("the map is complete");
}
