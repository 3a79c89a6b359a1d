//@ An update is lost between atomics of core that are named by a renamed crate.
//@ outcome: ok: 1
//@ outcome: ok: 2
//@ why: both may load 0 before either stores. The types are the same as those in std.
use core as base;
use std::thread;

fn main() {
    let count = base::sync::atomic::AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                count.store(
                    count.load(base::sync::atomic::Ordering::SeqCst) + 1,
                    base::sync::atomic::Ordering::SeqCst,
                )
            });
        }
    });
    println!("{}", count.load(base::sync::atomic::Ordering::SeqCst));
}
