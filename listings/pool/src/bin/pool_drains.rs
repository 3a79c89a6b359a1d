use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::thread;

type Job = Box<dyn FnOnce() + Send>;

static DRAWN: AtomicU32 = AtomicU32::new(0);

fn work(queue: &Mutex<Receiver<Job>>) {
    loop {
        let next = queue.lock().unwrap().recv();
        let Ok(job) = next else { break };
        job();
    }
}

fn main() {
    let (jobs, queue) = channel::<Job>();
    let queue = Arc::new(Mutex::new(queue));
    let worker = |queue: Arc<_>| thread::spawn(move || work(&queue));
    let workers = [Arc::clone(&queue), queue].map(worker);

    for _ in 0..3 {
        let draw = || _ = DRAWN.fetch_add(1, Relaxed);
        jobs.send(Box::new(draw)).unwrap();
    }
    drop(jobs);
    for worker in workers {
        worker.join().unwrap();
    }
    println!("accepted 3, drawn {}", DRAWN.load(Relaxed));
}
