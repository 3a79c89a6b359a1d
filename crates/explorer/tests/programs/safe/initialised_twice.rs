//@ A check and a set that are not one step, then lines of a log: the check can be passed twice.
//@ outcome: ok: a b
//@ outcome: ok: b a
//@ outcome: panic: a b thread 'main' panicked: initialised 2 times
//@ outcome: panic: b a thread 'main' panicked: initialised 2 times
//@ fault: panic
//@ why: both may look before either sets.
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let shared = Arc::new((AtomicBool::new(false), AtomicU32::new(0)));
    let threads = ["a", "b"].map(|name| {
        let shared = Arc::clone(&shared);
        thread::spawn(move || {
            let (is_ready, times) = &*shared;
            if !is_ready.load(SeqCst) {
                times.fetch_add(1, SeqCst);
                is_ready.store(true, SeqCst);
            }
            println!("{name}");
        })
    });
    threads.map(|thread| thread.join().unwrap());
    let times = shared.1.load(SeqCst);
    assert!(times == 1, "initialised {times} times");
}
