//@ An update is lost between atomics of core that are named by a grouped use.
//@ outcome: ok: 1
//@ outcome: ok: 2
//@ why: both may load 0 before either stores. The types are the same as those in std.
use core::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let count = AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| count.store(count.load(SeqCst) + 1, SeqCst));
        }
    });
    println!("{}", count.load(SeqCst));
}
