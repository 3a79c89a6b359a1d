//@ The closure of fetch_update looks at another atomic; a fetch_add goes on beside it.
//@ outcome: ok: 11
//@ why: fetch_update is a loop of compare_exchange_weak (its documentation), so no addition is lost.
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let (total, step) = (AtomicU32::new(0), AtomicU32::new(10));
    thread::scope(|scope| {
        scope.spawn(|| total.fetch_update(SeqCst, SeqCst, |it| Some(it + step.load(SeqCst))));
        scope.spawn(|| total.fetch_add(1, SeqCst));
    });
    println!("{}", total.load(SeqCst));
}
