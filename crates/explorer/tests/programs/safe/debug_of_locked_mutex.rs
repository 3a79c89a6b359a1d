//@ The Debug of a Mutex and of a RwLock that may be held does not wait.
//@ outcome: ok: Mutex { data: 1, poisoned: false, .. } RwLock { data: 1, poisoned: false, .. }
//@ outcome: ok: Mutex { data: "<locked>", poisoned: false, .. } RwLock { data: 1, poisoned: false, .. }
//@ outcome: ok: Mutex { data: "<locked>", poisoned: false, .. } RwLock { data: <locked>, poisoned: false, .. }
//@ outcome: ok: Mutex { data: "<locked>", poisoned: false, .. } RwLock { data: 2, poisoned: false, .. }
//@ outcome: ok: Mutex { data: 2, poisoned: false, .. } RwLock { data: 2, poisoned: false, .. }
//@ outcome: ok: Mutex { data: 1, poisoned: false, .. } RwLock { data: <locked>, poisoned: false, .. }
//@ outcome: ok: Mutex { data: 1, poisoned: false, .. } RwLock { data: 2, poisoned: false, .. }
//@ why: std's Debug tries the lock and writes that (a mutex in quotes, as a real run shows). The mutex is held around the lock, so once it is seen free with 2 the
//@ why: lock has its 2.
use std::sync::{Mutex, RwLock};
use std::thread;

fn main() {
    let (mutex, lock) = (Mutex::new(1), RwLock::new(1));
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut number = mutex.lock().unwrap();
            *lock.write().unwrap() = 2;
            *number = 2;
        });
        println!("{mutex:?} {lock:?}");
    });
}
