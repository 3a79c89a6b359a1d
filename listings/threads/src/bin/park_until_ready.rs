use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

static READY: AtomicU32 = AtomicU32::new(0);

fn main() {
    let waiter = thread::current();
    let kitchen = thread::spawn(move || {
        for _dish in ["soup", "bread"] {
            READY.fetch_add(1, Ordering::Release);
            waiter.unpark();
        }
    });

    while READY.load(Ordering::Acquire) < 2 {
        thread::park();
    }
    println!("waiter: both dishes collected");
    kitchen.join().unwrap();
}
