//@ Two readers take two locks in opposite order, which only writers that wait can turn into a deadlock.
//@ outcome: ok: done
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: each reader has one lock; a writer waits at each; a reader that comes behind a waiting writer waits, says the
//@ why: documentation of RwLock for some systems, and std's own lock does so.
use std::sync::RwLock;
use std::thread;

fn main() {
    let (a, b) = (RwLock::new(0), RwLock::new(0));
    thread::scope(|scope| {
        scope.spawn(|| *a.read().unwrap() + *b.read().unwrap());
        scope.spawn(|| *b.read().unwrap() + *a.read().unwrap());
        scope.spawn(|| *a.write().unwrap() += 1);
        scope.spawn(|| *b.write().unwrap() += 1);
    });
    println!("done");
}
