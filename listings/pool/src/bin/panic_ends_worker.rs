use std::sync::mpsc::channel;
use std::thread;

type Job = Box<dyn FnOnce() + Send>;

fn main() {
    let (jobs, queue) = channel::<Job>();
    jobs.send(Box::new(|| println!("tile 1/5 drawn"))).unwrap();
    jobs.send(Box::new(|| panic!("tile 2/5 has no heights")))
        .unwrap();
    jobs.send(Box::new(|| println!("tile 3/5 drawn"))).unwrap();
    drop(jobs);

    let worker = thread::spawn(move || {
        for job in queue {
            job();
        }
    });
    println!("worker died: {}", worker.join().is_err());
}
