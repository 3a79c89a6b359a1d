//@ A worker clones its waiter's handle before it raises the flag after which the waiter frees both.
//@ model: sc weak
//@ outcome: ok: freed
//@ why: behind the Release store the worker touches nothing of the packet
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
        let waiter = lent.waiter.clone();
        lent.done.store(true, Release);
        waiter.unpark();
    });
    while !lent.done.load(Acquire) {
        thread::park();
    }
    drop(unsafe { Box::from_raw(packet) });
    other.join().unwrap();
    println!("freed");
}
