use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

fn main() {
    let flags = [false; 2].map(AtomicBool::new);
    let goes = |mine: usize, other: usize| {
        flags[mine].store(true, Release);
        !flags[other].load(Acquire)
    };
    let [left, right] = thread::scope(|s| {
        let left = s.spawn(|| goes(0, 1));
        let right = s.spawn(|| goes(1, 0));
        [left, right].map(|robot| robot.join().unwrap())
    });
    println!("left: {left}, right: {right}");
}
