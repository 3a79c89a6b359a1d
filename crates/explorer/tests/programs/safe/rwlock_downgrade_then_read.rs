//@ After a downgrade the thread reads once more, while another waits to write.
//@ outcome: ok: 2
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: after the downgrade it is a reader that reads again, as in the documentation of RwLock.
use std::sync::{RwLock, RwLockWriteGuard};
use std::thread;

fn main() {
    let lock = RwLock::new(0);
    let sum = thread::scope(|scope| {
        scope.spawn(|| drop(lock.write().unwrap()));
        let mut writing = lock.write().unwrap();
        *writing = 1;
        let reading = RwLockWriteGuard::downgrade(writing);
        *reading + *lock.read().unwrap()
    });
    println!("{sum}");
}
