//@ The destructor takes a lock, which main holds while it waits for a thread that has an Arc.
//@ outcome: ok:
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: if the first thread's Arc is the last, its drop waits for main, which waits for it; if the second's is, it has the lock later

use std::sync::{Arc, Mutex};
use std::thread;

static CLOSED: Mutex<u32> = Mutex::new(0);

struct Connection;

impl Drop for Connection {
    fn drop(&mut self) {
        *CLOSED.lock().unwrap() += 1;
    }
}

fn main() {
    let one = Arc::new(Connection);
    let two = one.clone();
    let closed = CLOSED.lock().unwrap();
    let first = thread::spawn(move || drop(one));
    let second = thread::spawn(move || drop(two));
    first.join().unwrap();
    drop(closed);
    second.join().unwrap();
}
