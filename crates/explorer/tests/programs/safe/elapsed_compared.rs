//@ What is printed depends on how long a lock has taken.
//@ outcome: ok: fast
//@ outcome: ok: slow
//@ why: the other thread may keep the lock for any time.
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let mutex = Mutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut number = mutex.lock().unwrap();
            thread::sleep(Duration::from_millis(3));
            *number += 1;
        });
        let start = Instant::now();
        drop(mutex.lock().unwrap());
        let is_slow = start.elapsed() > Duration::from_millis(2);
        println!("{}", if is_slow { "slow" } else { "fast" });
    });
}
