//@ A writer that only tries: whether it gets the lock depends on who drops the last read guard.
//@ outcome: ok: true
//@ outcome: ok: false
//@ why: the try comes before, between or after the readers.
use std::sync::RwLock;
use std::thread;

fn main() {
    let lock = RwLock::new(0);
    let written = thread::scope(|scope| {
        scope.spawn(|| *lock.read().unwrap());
        scope.spawn(|| *lock.read().unwrap());
        lock.try_write().is_ok()
    });
    println!("{written}");
}
