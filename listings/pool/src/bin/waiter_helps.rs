use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

type Job = Box<dyn FnOnce() + Send>;

static QUEUE: Mutex<VecDeque<Job>> = Mutex::new(VecDeque::new());

// ANCHOR: helps
fn submit(job: impl FnOnce() + Send + 'static) {
    QUEUE.lock().unwrap().push_back(Box::new(job));
}

fn run_one() -> bool {
    let next = QUEUE.lock().unwrap().pop_front();
    next.map(|job| job()).is_some()
}

/// Does waiting jobs until the answer is there, or every job is in somebody's hands.
fn wait(answer: &Receiver<u32>) -> u32 {
    loop {
        if let Ok(value) = answer.try_recv() {
            return value;
        }
        if !run_one() {
            return answer.recv().unwrap();
        }
    }
}

fn hills() {
    let (answer, heights) = channel();
    submit(move || answer.send(1_860).unwrap());
    println!("hills up to {} m", wait(&heights));
}

fn main() {
    submit(hills);
    thread::scope(|pool| {
        pool.spawn(|| while run_one() {});
        pool.spawn(|| while run_one() {});
    });
}
// ANCHOR_END: helps
