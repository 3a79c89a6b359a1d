//@ A detached thread joins a worker under a lock that the worker needs.
//@ outcome: ok: main is done
//@ fault: stuck
//@ why: the worker waits for the lock, whose holder waits for the worker, if the worker comes second.
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let state = Arc::new(Mutex::new(0));
    let theirs = Arc::clone(&state);
    let worker = thread::spawn(move || *theirs.lock().unwrap() += 1);
    thread::spawn(move || {
        let _state = state.lock().unwrap();
        worker.join().unwrap();
    });
    println!("main is done");
}
