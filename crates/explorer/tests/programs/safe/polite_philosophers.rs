//@ Two threads that take two locks in opposite order, and put the first down if the second is taken: they may do so for ever.
//@ outcome: ok: 2 2
//@ note: endless
//@ why: each may find the other's lock taken each time. There is no state in which nobody can move.
use std::sync::Mutex;
use std::thread;

fn add_to_both(first: &Mutex<u32>, second: &Mutex<u32>) {
    loop {
        let mut first = first.lock().unwrap();
        if let Ok(mut second) = second.try_lock() {
            *first += 1;
            *second += 1;
            return;
        }
        drop(first);
        thread::yield_now();
    }
}

fn main() {
    let (a, b) = (Mutex::new(0), Mutex::new(0));
    thread::scope(|scope| {
        scope.spawn(|| add_to_both(&a, &b));
        scope.spawn(|| add_to_both(&b, &a));
    });
    println!("{} {}", a.into_inner().unwrap(), b.into_inner().unwrap());
}
