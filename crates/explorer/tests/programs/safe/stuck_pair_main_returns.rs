//@ Two detached threads lock two mutexes in opposite order; main does not wait for them.
//@ outcome: ok: bye
//@ fault: stuck
//@ why: both can have their first lock before main returns, and then wait for each other for ever.
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let locks = Arc::new((Mutex::new(0), Mutex::new(0)));
    let other = Arc::clone(&locks);
    thread::spawn(move || {
        let _first = locks.0.lock().unwrap();
        let _second = locks.1.lock().unwrap();
    });
    thread::spawn(move || {
        let _second = other.1.lock().unwrap();
        let _first = other.0.lock().unwrap();
    });
    println!("bye");
}
