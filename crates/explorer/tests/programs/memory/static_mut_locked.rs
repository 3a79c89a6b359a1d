//@ A `static mut` that all threads use under one lock of std.
//@ model: sc weak
//@ outcome: ok: 2
//@ why: Mutex: what one did under the lock happens before what the next one does

use std::sync::Mutex;
use std::thread;

static LOCK: Mutex<()> = Mutex::new(());
static mut COUNT: u32 = 0;

fn add() {
    let _guard = LOCK.lock().unwrap();
    unsafe { COUNT += 1 };
}

fn main() {
    thread::scope(|s| {
        s.spawn(add);
        s.spawn(add);
    });
    println!("{}", unsafe { COUNT });
}
