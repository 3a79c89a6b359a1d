//@ A monitor gives up after 25 silent rounds.
//@ outcome: ok: alive
//@ outcome: ok: gave up
//@ why: the worker may be slower than 25 rounds.
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

fn main() {
    let alive = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| alive.store(true, SeqCst));
        for _ in 0..25 {
            if alive.load(SeqCst) {
                println!("alive");
                return;
            }
            thread::yield_now();
        }
        println!("gave up");
    });
}
