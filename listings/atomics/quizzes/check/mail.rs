use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::*};
use std::thread;

fn main() {
    let letters = AtomicU32::new(0);
    let flag = AtomicBool::new(false);
    thread::scope(|s| {
        s.spawn(|| {
            letters.store(3, Relaxed);
            flag.store(true, Release);
        });
        let up = flag.load(Relaxed);
        let first = letters.load(Relaxed);
        let second = letters.load(Relaxed);
        println!("{up} {first} {second}");
    });
}
