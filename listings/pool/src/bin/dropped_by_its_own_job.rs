use std::panic;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

type Job = Box<dyn FnOnce() + Send>;

struct Pool {
    jobs: Sender<Job>,
    _workers: Workers,
}

struct Workers(Vec<JoinHandle<()>>);

impl Drop for Workers {
    fn drop(&mut self) {
        for worker in self.0.drain(..) {
            let _ = worker.join();
        }
    }
}

// ANCHOR: main
fn main() {
    panic::set_hook(Box::new(|info| {
        let text = info.payload_as_str().unwrap_or("no text");
        println!("panic: {}", text.split(':').next().unwrap_or(text));
    }));
    let (jobs, queue) = channel::<Job>();
    let worker = thread::spawn(move || queue.into_iter().for_each(|job| job()));
    let _workers = Workers(vec![worker]);
    let pool = Arc::new(Pool { jobs, _workers });

    let (alive, job_ended) = channel::<()>();
    let (main_has_left, go_on) = channel::<()>();
    let for_more_jobs = Arc::clone(&pool);
    let job = move || {
        let _alive = alive; // dropped last, however the job ends
        let _pool = for_more_jobs;
        let _ = go_on.recv();
        println!("the job lets go of the pool");
    };
    pool.jobs.send(Box::new(job)).unwrap();

    drop(pool); // not the last owner
    drop(main_has_left);
    let _ = job_ended.recv();
    println!("main: the job has ended");
}
// ANCHOR_END: main
