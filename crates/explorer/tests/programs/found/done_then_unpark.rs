//@ A worker raises a flag and wakes its waiter by a handle that lies beside the flag, which the waiter frees.
//@ model: sc weak
//@ fault: race 21 26
//@ why: the waiter may see the flag and free both before the handle is read; std's scoped threads had this defect
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread::{self, Thread};

struct Packet {
    done: AtomicBool,
    waiter: Thread,
}

fn main() {
    let packet = Box::into_raw(Box::new(Packet {
        done: AtomicBool::new(false),
        waiter: thread::current(),
    }));
    let lent: &'static Packet = unsafe { &*packet };
    let other = thread::spawn(move || {
        lent.done.store(true, Release);
        lent.waiter.unpark();
    });
    while !lent.done.load(Acquire) {
        thread::park();
    }
    drop(unsafe { Box::from_raw(packet) });
    other.join().unwrap();
}
