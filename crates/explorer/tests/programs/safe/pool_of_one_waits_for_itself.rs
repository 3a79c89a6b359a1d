//@ A job sends another job to its own pool of one worker, and waits for its answer.
//@ outcome: deadlock: outer
//@ fault: deadlock
//@ why: the only worker waits inside of the first job, so that nobody takes the second. The worker's own sender keeps the
//@ why: channel open.
use std::sync::mpsc::{Sender, channel};
use std::thread;

type Job = Box<dyn FnOnce(&Sender<Message>) + Send>;

struct Message(Job);

fn main() {
    let (pool, jobs) = channel::<Message>();
    let own = pool.clone();
    let worker = thread::spawn(move || {
        for Message(job) in jobs {
            job(&own);
        }
    });
    let outer: Job = Box::new(|pool| {
        println!("outer");
        let (answer, answered) = channel();
        let inner: Job = Box::new(move |_| answer.send(1).unwrap());
        pool.send(Message(inner)).unwrap();
        answered.recv().unwrap();
    });
    pool.send(Message(outer)).unwrap();
    drop(pool);
    worker.join().unwrap();
}
