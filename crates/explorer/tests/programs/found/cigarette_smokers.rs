//@ Three smokers wait for the two things that each lacks; with one condvar for all and notify_one, the wrong one may wake.
//@ outcome: ok: smoked
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: notify_one may wake a smoker who does not need what lies there, and it sleeps again; the right one never wakes
use std::sync::{Condvar, Mutex};
use std::thread;

static TABLE: Mutex<Option<u32>> = Mutex::new(None);
static CHANGED: Condvar = Condvar::new();

fn main() {
    let smoker = |needs: u32| {
        move || {
            let mut table = TABLE.lock().unwrap();
            while *table != Some(needs) {
                table = CHANGED.wait(table).unwrap();
            }
            *table = None;
        }
    };
    let right = thread::spawn(smoker(1));
    thread::spawn(smoker(2));
    *TABLE.lock().unwrap() = Some(1);
    CHANGED.notify_one();
    right.join().unwrap();
    println!("smoked");
}
