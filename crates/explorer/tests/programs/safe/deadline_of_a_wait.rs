//@ A wait with a deadline by hand: what is left is computed anew after every wake-up.
//@ outcome: ok: ready
//@ outcome: ok: gave up
//@ why: any time may pass before the other thread is through, so that the deadline is over at the first look or later.
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let (ready, changed) = (Mutex::new(false), Condvar::new());
    thread::scope(|scope| {
        scope.spawn(|| {
            *ready.lock().unwrap() = true;
            changed.notify_all();
        });
        let deadline = Instant::now() + Duration::from_millis(5);
        let mut is_ready = ready.lock().unwrap();
        while !*is_ready {
            let now = Instant::now();
            if now >= deadline {
                println!("gave up");
                return;
            }
            is_ready = changed.wait_timeout(is_ready, deadline - now).unwrap().0;
        }
        println!("ready");
    });
}
