//@ A Treiber stack that frees a node as soon as it is popped.
//@ model: sc
//@ fault: race 29 33
//@ why: between the load of the head and the read of its node the other thread may pop and free it

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
            Ok(_) => {
                let value = unsafe { (*head).value };
                drop(unsafe { Box::from_raw(head) });
                return Some(value);
            }
            Err(now) => head = now,
        }
    }
    None
}

fn main() {
    push(1);
    let other = thread::spawn(pop);
    pop();
    other.join().unwrap();
}
