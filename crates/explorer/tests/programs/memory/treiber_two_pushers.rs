//@ Two threads push to a Treiber stack; both nodes are taken once they are done.
//@ model: sc weak
//@ outcome: ok: 1 2
//@ outcome: ok: 2 1
//@ why: an exchange that fails goes round with the head it has seen, so neither node is lost; the last pushed comes first

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
    let mut head = HEAD.load(Acquire);
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
    push(2);
    pusher.join().unwrap();
    println!("{} {}", pop().unwrap(), pop().unwrap());
}
