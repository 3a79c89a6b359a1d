//@ An Arc that is taken from alloc.
//@ outcome: ok: 2
//@ why: it is the same type as std's.
extern crate alloc;

use alloc::sync::Arc;
use std::sync::Mutex;
use std::thread;

fn main() {
    let count = Arc::new(Mutex::new(0));
    let threads = [(); 2].map(|()| {
        let count = Arc::clone(&count);
        thread::spawn(move || *count.lock().unwrap() += 1)
    });
    threads.map(|thread| thread.join().unwrap());
    println!("{}", count.lock().unwrap());
}
