//@ Two threads that take two locks to write in opposite order, and put the first down if the second is taken: they may do so for ever.
//@ outcome: ok: 2 2
//@ note: endless
//@ why: each may find the other's lock taken each time. There is no state in which nobody can move.
use std::sync::RwLock;
use std::thread;

fn add_to_both(first: &RwLock<u32>, second: &RwLock<u32>) {
    loop {
        let mut first = first.write().unwrap();
        if let Ok(mut second) = second.try_write() {
            *first += 1;
            *second += 1;
            return;
        }
        drop(first);
        thread::yield_now();
    }
}

fn main() {
    let (a, b) = (RwLock::new(0), RwLock::new(0));
    thread::scope(|scope| {
        scope.spawn(|| add_to_both(&a, &b));
        scope.spawn(|| add_to_both(&b, &a));
    });
    println!("{} {}", a.into_inner().unwrap(), b.into_inner().unwrap());
}
