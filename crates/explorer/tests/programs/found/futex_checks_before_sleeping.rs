//@ A sleeper that looks at the state before it takes the lock of the sleepers, so that its wake-up can be lost.
//@ model: sc
//@ outcome: ok: woken
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: the store and the notification may come between the look and the wait
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::sync::{Condvar, Mutex};
use std::thread;

static READY: AtomicBool = AtomicBool::new(false);
static SLEEP: Mutex<()> = Mutex::new(());
static WAKE: Condvar = Condvar::new();

fn main() {
    let waker = thread::spawn(|| {
        READY.store(true, SeqCst);
        let _guard = SLEEP.lock().unwrap();
        WAKE.notify_all();
    });
    while !READY.load(SeqCst) {
        let guard = SLEEP.lock().unwrap();
        drop(WAKE.wait(guard).unwrap());
    }
    waker.join().unwrap();
    println!("woken");
}
