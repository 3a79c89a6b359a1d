//@ An update is lost between atomics of core that are named by a renamed module.
//@ outcome: ok: 1
//@ outcome: ok: 2
//@ why: both may load 0 before either stores. The types are the same as those in std.
use core::sync::atomic as a;
use std::thread;

fn main() {
    let count = a::AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| count.store(count.load(a::Ordering::SeqCst) + 1, a::Ordering::SeqCst));
        }
    });
    println!("{}", count.load(a::Ordering::SeqCst));
}
