//@ A Treiber stack that pops with a Relaxed look at the head.
//@ model: sc weak
//@ fault: race 19 29
//@ why: the node is read after a load that does not acquire; the exchange comes too late

use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, Ordering::*};
use std::thread;

struct Node {
    value: u32,
    next: *mut Node,
}

static HEAD: AtomicPtr<Node> = AtomicPtr::new(null_mut());

fn push(value: u32) {
    let mut head = HEAD.load(Relaxed);
    let node = Box::into_raw(Box::new(Node { value, next: head }));
    while let Err(now) = HEAD.compare_exchange(head, node, Release, Relaxed) {
        head = now;
        unsafe { (*node).next = head };
    }
}

fn pop() -> Option<u32> {
    let mut head = HEAD.load(Relaxed);
    while !head.is_null() {
        let next = unsafe { (*head).next };
        match HEAD.compare_exchange(head, next, Acquire, Acquire) {
            Ok(_) => return Some(unsafe { (*head).value }),
            Err(now) => head = now,
        }
    }
    None
}

fn main() {
    let pusher = thread::spawn(|| push(1));
    match pop() {
        Some(value) => println!("{value}"),
        None => println!("none"),
    }
    pusher.join().unwrap();
}
