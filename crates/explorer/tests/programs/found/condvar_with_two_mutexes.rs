//@ A condvar that two threads wait on, each with its own mutex.
//@ outcome: ok: fine
//@ may: ok: panicked
//@ why: std of Condvar: "may panic if a condvar is used with more than one mutex"; on Linux, with futexes, it does not. If one is notified before the other waits, nothing is wrong
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

static CONDVAR: Condvar = Condvar::new();
static FIRST: Mutex<()> = Mutex::new(());
static SECOND: Mutex<()> = Mutex::new(());

fn main() {
    let other = thread::spawn(|| {
        let guard = FIRST.lock().unwrap();
        drop(CONDVAR.wait_timeout(guard, Duration::from_millis(1)));
    });
    let guard = SECOND.lock().unwrap();
    drop(CONDVAR.wait_timeout(guard, Duration::from_millis(1)));
    println!("{}", if other.join().is_ok() { "fine" } else { "panicked" });
}
