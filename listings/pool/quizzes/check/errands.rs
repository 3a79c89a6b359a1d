use std::sync::{Mutex, mpsc};
use std::thread;

type Job = Box<dyn FnOnce() + Send>;

fn main() {
    let (pool, queue) = mpsc::channel::<Job>();
    for _ in 0..2 {
        let (reply, answer) = mpsc::channel();
        let inner = pool.clone();
        let shop = move || reply.send("milk").unwrap();
        let cook = move || {
            inner.send(Box::new(shop)).unwrap();
            println!("{}", answer.recv().unwrap());
        };
        pool.send(Box::new(cook)).unwrap();
    }
    drop(pool);
    let queue = Mutex::new(queue);
    let work = || loop {
        let job = queue.lock().unwrap().recv();
        let Ok(job) = job else { break };
        job();
    };
    thread::scope(|pool| {
        pool.spawn(work);
        work();
    });
}
