//@ A semaphore whose wait looks once, with `if`, so that a woken thread may find no permit.
//@ outcome: ok: 0
//@ outcome: ok: -1
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: where the third takes the permit first, the taker waits for ever; besides, it may take the permit between the notification and the wake-up
use std::sync::{Condvar, Mutex};
use std::thread;

static PERMITS: Mutex<i32> = Mutex::new(0);
static GIVEN: Condvar = Condvar::new();

fn main() {
    let taker = thread::spawn(|| {
        let mut permits = PERMITS.lock().unwrap();
        if *permits == 0 {
            permits = GIVEN.wait(permits).unwrap();
        }
        *permits -= 1;
    });
    let trier = thread::spawn(|| {
        let mut permits = PERMITS.lock().unwrap();
        if *permits > 0 {
            *permits -= 1;
            return true;
        }
        false
    });
    *PERMITS.lock().unwrap() += 1;
    GIVEN.notify_one();
    taker.join().unwrap();
    if trier.join().unwrap() {
        println!("{}", PERMITS.lock().unwrap());
    } else {
        println!("{}", PERMITS.lock().unwrap());
    }
}
