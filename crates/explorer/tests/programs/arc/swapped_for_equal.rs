//@ A reader clones the Arc in a lock twice, which another thread replaces by one of the same value in between or not.
//@ outcome: ok: same
//@ outcome: ok: changed
//@ why: both clones come before the change, or both after it, or it is in between

use std::sync::{Arc, Mutex};
use std::thread;

static CURRENT: Mutex<Option<Arc<u32>>> = Mutex::new(None);

fn main() {
    *CURRENT.lock().unwrap() = Some(Arc::new(5));
    let other = thread::spawn(|| *CURRENT.lock().unwrap() = Some(Arc::new(5)));
    let read = || CURRENT.lock().unwrap().clone().unwrap();
    let (one, two) = (read(), read());
    println!(
        "{}",
        if Arc::ptr_eq(&one, &two) {
            "same"
        } else {
            "changed"
        }
    );
    other.join().unwrap();
}
