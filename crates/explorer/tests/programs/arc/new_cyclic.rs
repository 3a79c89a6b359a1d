//@ A value that starts a thread while it is being made; the thread upgrades the Weak to it.
//@ outcome: ok: 5
//@ outcome: ok: none
//@ why: std of `Arc::new_cyclic`: "calling upgrade on the weak reference inside your closure will fail", and it succeeds once the Arc is there

use std::sync::{Arc, Mutex, Weak};
use std::thread::{self, JoinHandle};

struct Server {
    number: u32,
    worker: Mutex<Option<JoinHandle<Option<u32>>>>,
}

fn start(server: Weak<Server>) -> JoinHandle<Option<u32>> {
    thread::spawn(move || server.upgrade().map(|server| server.number))
}

fn main() {
    let server = Arc::new_cyclic(|weak| {
        let worker = start(weak.clone());
        Server {
            number: 5,
            worker: Mutex::new(Some(worker)),
        }
    });
    let worker = server.worker.lock().unwrap().take().unwrap();
    match worker.join().unwrap() {
        Some(number) => println!("{number}"),
        None => println!("none"),
    }
}
