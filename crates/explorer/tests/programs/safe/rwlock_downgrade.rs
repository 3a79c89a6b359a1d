//@ A writer turns its guard into one for reading; nobody writes in between.
//@ outcome: ok: 1 5
//@ outcome: ok: 1 1
//@ why: RwLockWriteGuard::downgrade is atomic: the value read is the one that was written. The other writer comes before all
//@ why: of that (the last value is 1) or after it (5).
use std::sync::{RwLock, RwLockWriteGuard};
use std::thread;

fn main() {
    let lock = RwLock::new(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut writing = lock.write().unwrap();
            *writing = 1;
            let reading = RwLockWriteGuard::downgrade(writing);
            println!("{}", *reading);
        });
        scope.spawn(|| *lock.write().unwrap() = 5);
    });
    println!("{}", lock.into_inner().unwrap());
}
