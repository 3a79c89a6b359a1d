//@ One of two threads is the leader of a barrier, and which is open; it also orders.
//@ model: sc weak
//@ outcome: ok: 0 leads, 2
//@ outcome: ok: 1 leads, 2
//@ why: documentation of Barrier::wait: a single, arbitrary thread is the leader; all that was before it is seen after it.
use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

fn main() {
    let (barrier, count) = (Barrier::new(2), AtomicU32::new(0));
    thread::scope(|scope| {
        for number in 0..2 {
            let (barrier, count) = (&barrier, &count);
            scope.spawn(move || {
                count.fetch_add(1, Relaxed);
                if barrier.wait().is_leader() {
                    println!("{number} leads, {}", count.load(Relaxed));
                }
            });
        }
    });
}
