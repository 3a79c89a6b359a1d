use std::sync::mpsc::channel;
use std::thread;

type Job = Box<dyn FnOnce() + Send>;

fn main() {
    let (jobs, queue) = channel::<Job>();
    let more = jobs.clone();
    let hills = move || {
        let (answer, heights) = channel();
        let measure = move || answer.send(1_860).unwrap();
        more.send(Box::new(measure)).unwrap();
        println!("hills up to {} m", heights.recv().unwrap());
    };
    jobs.send(Box::new(hills)).unwrap();
    drop(jobs);

    let worker = thread::spawn(move || queue.into_iter().for_each(|job| job()));
    worker.join().unwrap();
}
