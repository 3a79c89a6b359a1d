//@ Threads are spawned in the order of a HashSet; each adds what it stands for.
//@ outcome: ok: 6
//@ why: the sum is the same in every order.
use std::collections::HashSet;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let sum = AtomicU32::new(0);
    let numbers = HashSet::from([1, 2, 3]);
    thread::scope(|scope| {
        for number in &numbers {
            scope.spawn(|| sum.fetch_add(*number, SeqCst));
        }
    });
    println!("{}", sum.into_inner());
}
