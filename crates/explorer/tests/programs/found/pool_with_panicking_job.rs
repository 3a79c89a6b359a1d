//@ A pool of two whose job may panic while its worker holds the shared receiver.
//@ outcome: ok: thread '<unnamed>' panicked: job 1 jobs
//@ outcome: ok: thread '<unnamed>' panicked: job 0 jobs
//@ why: the receiver's guard lives while the job runs, so the panic poisons it; the other job runs only if it came first
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::thread;

static DONE: AtomicU32 = AtomicU32::new(0);

type Job = Box<dyn FnOnce() + Send>;

fn main() {
    let (jobs, queue) = channel::<Job>();
    let queue = Arc::new(Mutex::new(queue));
    let workers = [0, 1].map(|_| {
        let queue = Arc::clone(&queue);
        thread::spawn(move || {
            while let Ok(Ok(job)) = queue.lock().map(|queue| queue.recv().map(|job| job())) {
                let () = job;
            }
        })
    });
    let flip = Arc::new(AtomicU32::new(0));
    let theirs = Arc::clone(&flip);
    let sender = jobs.clone();
    let other = thread::spawn(move || {
        let _ = sender.send(Box::new(move || {
            theirs.fetch_add(1, SeqCst);
            DONE.fetch_add(1, SeqCst);
        }));
    });
    let _ = jobs.send(Box::new(|| panic!("job")));
    drop(jobs);
    other.join().unwrap();
    let failed = workers.into_iter().filter_map(|it| it.join().err()).count();
    assert_eq!(failed, 1);
    println!("{} jobs", DONE.load(SeqCst));
}
