//@ An event count: a waiter announces itself, looks again, and only then sleeps.
//@ model: sc weak
//@ outcome: ok: 7
//@ why: either the second look sees the value, or the producer sees the announcement: both are sequentially consistent
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static VALUE: AtomicU32 = AtomicU32::new(0);
static WAITERS: AtomicU32 = AtomicU32::new(0);

fn main() {
    let main = thread::current();
    let producer = thread::spawn(move || {
        VALUE.store(7, SeqCst);
        if WAITERS.load(SeqCst) > 0 {
            main.unpark();
        }
    });
    loop {
        let value = VALUE.load(SeqCst);
        if value != 0 {
            println!("{value}");
            break;
        }
        WAITERS.store(1, SeqCst);
        if VALUE.load(SeqCst) == 0 {
            thread::park();
        }
    }
    producer.join().unwrap();
}
