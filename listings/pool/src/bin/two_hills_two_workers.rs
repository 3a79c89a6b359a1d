use std::sync::Mutex;
use std::sync::mpsc::{Sender, channel};
use std::thread;

type Job = Box<dyn FnOnce() + Send>;

fn hills(more: Sender<Job>) -> Job {
    Box::new(move || {
        let (answer, heights) = channel();
        let measure = move || answer.send(1_860).unwrap();
        more.send(Box::new(measure)).unwrap();
        drop(more);
        println!("hills up to {} m", heights.recv().unwrap());
    })
}

fn main() {
    let (jobs, queue) = channel::<Job>();
    jobs.send(hills(jobs.clone())).unwrap();
    jobs.send(hills(jobs.clone())).unwrap();
    drop(jobs);

    let queue = Mutex::new(queue);
    let worker = || loop {
        let next = queue.lock().unwrap().recv();
        let Ok(job) = next else { break };
        job();
    };
    thread::scope(|pool| {
        pool.spawn(worker);
        pool.spawn(worker);
    });
}
