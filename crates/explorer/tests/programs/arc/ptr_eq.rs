//@ An Arc is compared with the one in a lock, which another thread replaces by one of the same value.
//@ outcome: ok: true
//@ outcome: ok: false
//@ why: the values are equal before and after; which Arc it is differs

use std::sync::{Arc, Mutex};
use std::thread;

static CURRENT: Mutex<Option<Arc<u32>>> = Mutex::new(None);

fn main() {
    let first = Arc::new(5);
    *CURRENT.lock().unwrap() = Some(first.clone());
    let other = thread::spawn(|| *CURRENT.lock().unwrap() = Some(Arc::new(5)));
    let current = CURRENT.lock().unwrap().clone().unwrap();
    println!("{}", Arc::ptr_eq(&first, &current));
    other.join().unwrap();
}
