//@ A mutex inside of a mutex is printed while its inside is held by another thread.
//@ outcome: ok: Mutex { data: Mutex { data: 1, poisoned: false, .. }, poisoned: false, .. }
//@ outcome: ok: Mutex { data: Mutex { data: 2, poisoned: false, .. }, poisoned: false, .. }
//@ outcome: ok: Mutex { data: Mutex { data: "<locked>", poisoned: false, .. }, poisoned: false, .. }
//@ why: the outer one is given back before the inner is written to (they are reached by one Arc), so both can be tried.
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let inner = Arc::new(Mutex::new(1));
    let outer = Mutex::new(Arc::clone(&inner));
    thread::scope(|scope| {
        scope.spawn(|| *inner.lock().unwrap() = 2);
        println!("{outer:?}");
    });
}
