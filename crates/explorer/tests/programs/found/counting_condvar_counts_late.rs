//@ A condvar that is a counter, whose wait notes the count only when it has unlocked.
//@ model: sc
//@ outcome: ok: 1
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: a notification between the unlock and the look is not waited for, and its token may be used up by then: there is none here
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static COUNT: AtomicU32 = AtomicU32::new(0);
static VALUE: Mutex<u32> = Mutex::new(0);

fn main() {
    let main = thread::current();
    let other = thread::spawn(move || {
        *VALUE.lock().unwrap() = 1;
        COUNT.fetch_add(1, SeqCst);
        main.unpark();
    });
    loop {
        if *VALUE.lock().unwrap() != 0 {
            break;
        }
        let count = COUNT.load(SeqCst);
        while COUNT.load(SeqCst) == count {
            thread::park();
        }
    }
    other.join().unwrap();
    println!("1");
}
