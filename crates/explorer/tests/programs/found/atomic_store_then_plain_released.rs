//@ A thread goes on with an atomic's place plainly once it has acquired the other's store.
//@ model: sc weak
//@ outcome: ok: 2
//@ why: the store happens before the plain write, which happens before the join and what follows
use std::hint::spin_loop;
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static STAGE: AtomicU32 = AtomicU32::new(0);

fn main() {
    let first = thread::spawn(|| STAGE.store(1, Release));
    while STAGE.load(Acquire) == 0 {
        spin_loop();
    }
    unsafe { *STAGE.as_ptr() = 2 };
    first.join().unwrap();
    println!("{}", STAGE.load(Relaxed));
}
