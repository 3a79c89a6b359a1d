//@ A loop polls a flag until a deadline is over.
//@ outcome: ok: seen
//@ outcome: ok: too late
//@ why: the thread that sets the flag may be slow.
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::time::{Duration, Instant};
use std::{hint, thread};

fn main() {
    let flag = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| flag.store(true, SeqCst));
        let start = Instant::now();
        while !flag.load(SeqCst) {
            if start.elapsed() > Duration::from_micros(50) {
                println!("too late");
                return;
            }
            hint::spin_loop();
        }
        println!("seen");
    });
}
