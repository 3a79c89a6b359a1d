//@ Two writers each replace a shared value if nobody else has since they looked, compared by identity.
//@ outcome: ok: [true, true]
//@ outcome: ok: [true, false]
//@ outcome: ok: [false, true]
//@ why: one after the other both succeed; if both look first, the second to write fails. The value stays 0 in each case.
use std::sync::{Arc, Mutex};
use std::thread;

#[derive(Debug)]
struct Current(Arc<u32>);

fn halve(cell: &Mutex<Current>) -> bool {
    let old = Arc::clone(&cell.lock().unwrap().0);
    let new = Arc::new(*old / 2);
    let mut cell = cell.lock().unwrap();
    let is_current = Arc::ptr_eq(&cell.0, &old);
    if is_current {
        cell.0 = new;
    }
    is_current
}

fn main() {
    let cell = Mutex::new(Current(Arc::new(0)));
    let done = thread::scope(|scope| {
        let halves = [(); 2].map(|()| scope.spawn(|| halve(&cell)));
        halves.map(|thread| thread.join().unwrap())
    });
    println!("{done:?}");
}
