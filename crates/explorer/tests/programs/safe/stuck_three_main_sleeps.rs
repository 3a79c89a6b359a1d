//@ A circle of three detached threads, while main sleeps and then goes on.
//@ outcome: ok: served
//@ fault: stuck
//@ why: each of the three can have its own fork when it asks for its neighbour's.
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let forks: Vec<_> = (0..3).map(|_| Arc::new(Mutex::new(()))).collect();
    for seat in 0..3 {
        let left = Arc::clone(&forks[seat]);
        let right = Arc::clone(&forks[(seat + 1) % 3]);
        thread::spawn(move || {
            let _left = left.lock().unwrap();
            let _right = right.lock().unwrap();
        });
    }
    thread::sleep(Duration::from_millis(50));
    println!("served");
}
