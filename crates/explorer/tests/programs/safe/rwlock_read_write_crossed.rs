//@ One reads the first lock and writes the second, the other reads the second and writes the first.
//@ outcome: ok: 1 2
//@ outcome: ok: 2 1
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: a writer waits for a reader whatever the policy. If they come one after the other: the first to write sees 0 and
//@ why: leaves 1, the second reads that 1 and leaves 2 in the other lock.
use std::sync::RwLock;
use std::thread;

fn main() {
    let (a, b) = (RwLock::new(0), RwLock::new(0));
    let add = |from: &RwLock<u32>, to: &RwLock<u32>| {
        let from = from.read().unwrap();
        *to.write().unwrap() += 1 + *from;
    };
    thread::scope(|scope| {
        scope.spawn(|| add(&a, &b));
        scope.spawn(|| add(&b, &a));
    });
    println!("{} {}", a.into_inner().unwrap(), b.into_inner().unwrap());
}
