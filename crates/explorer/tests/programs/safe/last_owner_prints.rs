//@ The destructor of what two threads share prints which of them was last.
//@ outcome: ok: dropped by main
//@ outcome: ok: dropped by worker
//@ why: who drops the last Arc drops what is inside (documentation of Arc).
use std::sync::Arc;
use std::thread;

struct Connection;

impl Drop for Connection {
    fn drop(&mut self) {
        println!("dropped by {}", thread::current().name().unwrap());
    }
}

fn main() {
    let connection = Arc::new(Connection);
    let theirs = Arc::clone(&connection);
    let worker = thread::Builder::new().name("worker".to_owned());
    let worker = worker.spawn(move || drop(theirs)).unwrap();
    drop(connection);
    worker.join().unwrap();
}
