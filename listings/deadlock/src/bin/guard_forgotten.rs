use std::mem;
use std::sync::{Mutex, TryLockError};

fn main() {
    let mut tips = Mutex::new(30);

    let mut guard = tips.lock().unwrap();
    *guard += 5;
    mem::forget(guard);

    let taken = matches!(tips.try_lock(), Err(TryLockError::WouldBlock));
    println!("taken, with no guard left: {taken}");
    println!("tips, without locking: {}", tips.get_mut().unwrap());
}
