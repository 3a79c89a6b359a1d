//@ Main ends the process with a lock that a detached thread waits for: not a circle.
//@ outcome: ok: out
//@ why: main waits for nobody. It has the lock before the thread begins, and process::exit runs no destructors.
use std::sync::Mutex;
use std::{process, thread};

static LOCK: Mutex<u32> = Mutex::new(0);

fn main() {
    let _guard = LOCK.lock().unwrap();
    thread::spawn(|| {
        println!("in with {}", LOCK.lock().unwrap());
    });
    println!("out");
    process::exit(0);
}
