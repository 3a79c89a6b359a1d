//@ Workers that stop when the queue is empty and closed; the closing may come while a worker is about to wait.
//@ outcome: ok: 2 done
//@ why: closed is set under the lock, and all are woken
use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};
use std::thread;

struct Queue {
    jobs: VecDeque<u32>,
    closed: bool,
}

static QUEUE: Mutex<Queue> = Mutex::new(Queue { jobs: VecDeque::new(), closed: false });
static CHANGED: Condvar = Condvar::new();

fn work() -> u32 {
    let mut done = 0;
    loop {
        let mut queue = QUEUE.lock().unwrap();
        let job = loop {
            if let Some(job) = queue.jobs.pop_front() {
                break Some(job);
            }
            if queue.closed {
                break None;
            }
            queue = CHANGED.wait(queue).unwrap();
        };
        match job {
            Some(job) => done += job,
            None => return done,
        }
    }
}

fn main() {
    let workers = [thread::spawn(work), thread::spawn(work)];
    for _ in 0..2 {
        QUEUE.lock().unwrap().jobs.push_back(1);
        CHANGED.notify_one();
    }
    QUEUE.lock().unwrap().closed = true;
    CHANGED.notify_all();
    let done: u32 = workers.into_iter().map(|it| it.join().unwrap()).sum();
    println!("{done} done");
}
