use std::sync::mpsc::channel;
use std::thread;

type Job = Box<dyn FnOnce()>;

fn main() {
    let (jobs, queue) = channel::<Job>();
    let worker = thread::spawn(move || {
        for job in queue {
            job();
        }
    });

    jobs.send(Box::new(|| println!("tile 3/5 drawn"))).unwrap();
    drop(jobs);
    worker.join().unwrap();
}
