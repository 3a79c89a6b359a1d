use std::thread;

type Job = Box<dyn FnOnce() + Send>;

fn main() {
    let jobs: Vec<Job> = vec![
        Box::new(|| println!("resize the photo")),
        Box::new(|| println!("write the thumbnail")),
    ];
    let worker = thread::spawn(move || {
        for job in jobs {
            job();
        }
    });
    worker.join().unwrap();
}
