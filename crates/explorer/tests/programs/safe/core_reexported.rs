//@ An update is lost between atomics of core that are named by a module that passes it on.
//@ outcome: ok: 1
//@ outcome: ok: 2
//@ why: both may load 0 before either stores. The types are the same as those in std.
mod sync {
    pub use core::sync::*;
}
use std::thread;
use sync::atomic::{AtomicU32, Ordering};

fn main() {
    let count = AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| count.store(count.load(Ordering::SeqCst) + 1, Ordering::SeqCst));
        }
    });
    println!("{}", count.load(Ordering::SeqCst));
}
