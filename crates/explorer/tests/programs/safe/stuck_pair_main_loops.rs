//@ Two detached threads may lock each other out while main goes round for ever.
//@ fault: stuck
//@ note: endless
//@ why: main has no way out of its loop, so no run ends; the circle of the two is as in stuck_pair_main_returns.
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

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
    loop {
        thread::sleep(Duration::from_millis(1));
    }
}
