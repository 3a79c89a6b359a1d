//@ Two threads clone the Arc of a static that either of them makes.
//@ outcome: ok: true 1 3
//@ why: it is made once; each has a clone beside the static's own

use std::sync::atomic::{AtomicU32, Ordering::*};
use std::sync::{Arc, OnceLock};
use std::thread;

static SHARED: OnceLock<Arc<u32>> = OnceLock::new();
static MADE: AtomicU32 = AtomicU32::new(0);

fn get() -> Arc<u32> {
    let shared = SHARED.get_or_init(|| {
        MADE.fetch_add(1, Relaxed);
        Arc::new(5)
    });
    shared.clone()
}

fn main() {
    let other = thread::spawn(get);
    let (mine, theirs) = (get(), other.join().unwrap());
    let same = Arc::ptr_eq(&mine, &theirs);
    println!("{same} {} {}", MADE.load(Relaxed), Arc::strong_count(&mine));
}
