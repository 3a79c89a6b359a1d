//@ `Arc::from_raw` is called twice, for an owner more that was counted.
//@ model: sc weak
//@ outcome: ok: 5 5
//@ why: std of `Arc::increment_strong_count`: it stands for a clone

use std::sync::Arc;
use std::thread;

fn take(address: usize) -> i32 {
    *unsafe { Arc::from_raw(address as *const i32) }
}

fn main() {
    let address = Arc::into_raw(Arc::new(5)) as usize;
    unsafe { Arc::increment_strong_count(address as *const i32) };
    let other = thread::spawn(move || take(address));
    println!("{} {}", take(address), other.join().unwrap());
}
