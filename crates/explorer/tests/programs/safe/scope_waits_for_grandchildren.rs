//@ A thread of a scope spawns into the same scope and ends first; what the last one did is seen behind the scope.
//@ outcome: ok: 3
//@ why: a scope waits for all threads that were spawned in it (documentation of thread::scope).
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

fn main() {
    let sum = AtomicU32::new(0);
    thread::scope(|scope| {
        let sum = &sum;
        scope.spawn(move || {
            scope.spawn(|| {
                scope.spawn(|| sum.fetch_add(2, Relaxed));
                sum.fetch_add(1, Relaxed);
            });
        });
    });
    println!("{}", sum.into_inner());
}
