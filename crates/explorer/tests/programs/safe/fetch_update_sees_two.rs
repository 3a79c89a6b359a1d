//@ The closure of fetch_update reads a second atomic that is set before the first: what it may have seen together.
//@ outcome: ok: 0 0
//@ outcome: ok: 0 1
//@ outcome: ok: 1 1
//@ why: the last call's pair is printed. Second before first: 1 with 0 is not possible. The exchange succeeds only if the
//@ why: first is still what was loaded.
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let (first, second) = (AtomicU32::new(0), AtomicU32::new(0));
    let mut seen = (9, 9);
    thread::scope(|scope| {
        scope.spawn(|| {
            second.store(1, SeqCst);
            first.fetch_add(1, SeqCst);
        });
        let update = first.fetch_update(SeqCst, SeqCst, |it| {
            seen = (it, second.load(SeqCst));
            Some(it + 10)
        });
        update.unwrap();
    });
    println!("{} {}", seen.0, seen.1);
}
