use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
type Job = Box<dyn FnOnce() + Send>;
struct Pool {
    jobs: Option<Sender<Job>>,
    open: Arc<(Mutex<usize>, Condvar)>,
}
fn work(queue: &Mutex<Receiver<Job>>, open: &(Mutex<usize>, Condvar)) {
    loop {
        let next = queue.lock().unwrap().recv();
        let Ok(job) = next else { break };
        job();
        *open.0.lock().unwrap() -= 1;
        open.1.notify_all();
    }
}
impl Pool {
    fn new(size: usize) -> Pool {
        let (jobs, queue) = channel();
        let queue = Arc::new(Mutex::new(queue));
        let open = Arc::new((Mutex::new(0), Condvar::new()));
        for _ in 0..size {
            let (q, o) = (queue.clone(), open.clone());
            thread::spawn(move || work(&q, &o));
        }
        Pool {
            jobs: Some(jobs),
            open,
        }
    }
    fn submit(&self, job: impl FnOnce() + Send + 'static) {
        *self.open.0.lock().unwrap() += 1;
        self.jobs.as_ref().unwrap().send(Box::new(job)).unwrap();
    }
}
impl Drop for Pool {
    fn drop(&mut self) {
        self.jobs = None;
        drop(
            self.open
                .1
                .wait_while(self.open.0.lock().unwrap(), |n| *n > 0)
                .unwrap(),
        );
    }
}
fn main() {
    let p = Pool::new(2);
    p.submit(|| println!("x"));
}
