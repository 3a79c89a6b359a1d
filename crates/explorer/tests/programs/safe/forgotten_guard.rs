//@ Main forgets a guard and returns, while a detached thread waits for its lock: not a circle.
//@ outcome: ok: out
//@ why: nobody waits for a thread that waits for it; documentation of mem::forget: the destructor does not run.
use std::sync::Mutex;
use std::{mem, thread};

static LOCK: Mutex<u32> = Mutex::new(0);

fn main() {
    mem::forget(LOCK.lock().unwrap());
    thread::spawn(|| *LOCK.lock().unwrap() += 1);
    println!("out");
}
