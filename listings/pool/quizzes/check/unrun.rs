use std::sync::mpsc::{self, Sender};
use std::thread;

fn main() {
    let (pool, queue) = mpsc::channel::<Sender<u32>>();
    let (reply, handle) = mpsc::channel();
    pool.send(reply).unwrap();
    let worker = thread::spawn(move || {
        println!("stopped");
        drop(queue); // nothing was done
    });
    let answer = handle.recv().map_or("never run", |_| "done");
    println!("{answer}");
    worker.join().unwrap();
}
