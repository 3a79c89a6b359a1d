//@ Main joins a worker under a lock that the worker needs.
//@ outcome: ok: 1
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: the worker may have the lock before main, or else it waits for main, which waits for it.
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let state = Arc::new(Mutex::new(0));
    let theirs = Arc::clone(&state);
    let worker = thread::spawn(move || *theirs.lock().unwrap() += 1);
    let state = state.lock().unwrap();
    worker.join().unwrap();
    println!("{}", *state);
}
