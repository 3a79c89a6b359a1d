//@ `Arc::from_raw` is called twice for one owner.
//@ model: sc
//@ fault: use after free
//@ why: std of `Arc::from_raw`: the pointer must come from `into_raw`, once for each; the second drop counts down in memory that is free

use std::sync::Arc;
use std::thread;

fn main() {
    let address = Arc::into_raw(Arc::new(5)) as usize;
    let release = move || drop(unsafe { Arc::from_raw(address as *const i32) });
    thread::spawn(release).join().unwrap();
    release();
}
