use std::thread;

type Job = Box<dyn FnOnce()>;

fn do_elsewhere(job: Job) {
    let worker = thread::spawn(job);
    worker.join().unwrap();
}

fn main() {
    do_elsewhere(Box::new(|| println!("tile 3/5 drawn")));
}
