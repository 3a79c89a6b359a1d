//@ The closure of fetch_update takes a lock under which the other thread updates the same atomic.
//@ outcome: ok: 3
//@ why: both updates are atomic, so neither is lost; the lock is given back before the exchange, so there is no circle.
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let (number, mutex) = (AtomicU32::new(0), Mutex::new(1));
    thread::scope(|scope| {
        scope.spawn(|| number.fetch_update(SeqCst, SeqCst, |it| Some(it + *mutex.lock().unwrap())));
        let _guard = mutex.lock().unwrap();
        number.fetch_add(2, SeqCst);
    });
    println!("{}", number.into_inner());
}
