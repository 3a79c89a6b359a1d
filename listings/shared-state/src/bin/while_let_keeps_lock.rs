use std::collections::VecDeque;
use std::sync::{Barrier, Mutex};
use std::thread;

fn main() {
    let jobs = VecDeque::from(["crop", "resize", "sharpen"]);
    let photos = Mutex::new(jobs);
    let both_here = Barrier::new(2);

    thread::scope(|scope| {
        scope.spawn(|| {
            while let Some(job) = photos.lock().unwrap().pop_front() {
                println!("worker 1 does {job}");
                both_here.wait(); // the job has begun
                both_here.wait(); // the job may end
            }
        });
        for _ in 0..3 {
            both_here.wait();
            match photos.try_lock() {
                Ok(rest) => println!("  worker 2 sees {}", rest.len()),
                Err(_) => println!("  worker 2 is locked out"),
            }
            both_here.wait();
        }
    });
}
