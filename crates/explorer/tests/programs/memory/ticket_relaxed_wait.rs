//@ A ticket lock that waits with Relaxed loads.
//@ model: sc weak
//@ fault: race 25 25
//@ why: the load that sees its number does not acquire; the ticket's fetch_add is Relaxed, too

use std::cell::UnsafeCell;
use std::hint::spin_loop;
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

struct Shared(UnsafeCell<u32>);

unsafe impl Sync for Shared {}

static VALUE: Shared = Shared(UnsafeCell::new(0));

static NEXT: AtomicU32 = AtomicU32::new(0);
static SERVED: AtomicU32 = AtomicU32::new(0);

fn add() {
    let ticket = NEXT.fetch_add(1, Relaxed);
    while SERVED.load(Relaxed) != ticket {
        spin_loop();
    }
    unsafe { *VALUE.0.get() += 1 };
    SERVED.store(ticket + 1, Release);
}

fn main() {
    thread::scope(|s| {
        s.spawn(add);
        s.spawn(add);
    });
    println!("{}", unsafe { *VALUE.0.get() });
}
