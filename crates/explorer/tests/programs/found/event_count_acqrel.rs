//@ An event count whose announcement and value are only released and acquired.
//@ model: sc weak
//@ outcome: ok: 7
//@ outcome weak: deadlock:
//@ fault weak: deadlock
//@ why: store buffering: the producer misses the announcement and the waiter the value
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static VALUE: AtomicU32 = AtomicU32::new(0);
static WAITERS: AtomicU32 = AtomicU32::new(0);

fn main() {
    let main = thread::current();
    let producer = thread::spawn(move || {
        VALUE.store(7, Release);
        if WAITERS.load(Acquire) > 0 {
            main.unpark();
        }
    });
    loop {
        let value = VALUE.load(Acquire);
        if value != 0 {
            println!("{value}");
            break;
        }
        WAITERS.store(1, Release);
        if VALUE.load(Acquire) == 0 {
            thread::park();
        }
    }
    producer.join().unwrap();
}
