//@ Vyukov's queue of many producers and one consumer, which may find a node without its link yet.
//@ model: sc weak
//@ outcome: ok: 1 2
//@ outcome: ok: 2 1
//@ why: a node is published by the Release store of the link in the one before it; the consumer spins over a gap
use std::cell::UnsafeCell;
use std::hint::spin_loop;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, Ordering::*};
use std::thread;

struct Node {
    next: AtomicPtr<Node>,
    value: Option<u32>,
}

struct Queue {
    head: AtomicPtr<Node>,
    tail: UnsafeCell<*mut Node>,
}

unsafe impl Sync for Queue {}

fn node(value: Option<u32>) -> *mut Node {
    Box::into_raw(Box::new(Node { next: AtomicPtr::new(null_mut()), value }))
}

impl Queue {
    fn push(&self, value: u32) {
        let node = node(Some(value));
        let before = self.head.swap(node, AcqRel);
        unsafe { (*before).next.store(node, Release) };
    }

    /// By one thread only.
    unsafe fn pop(&self) -> u32 {
        unsafe {
            let tail = *self.tail.get();
            loop {
                let next = (*tail).next.load(Acquire);
                if !next.is_null() {
                    *self.tail.get() = next;
                    drop(Box::from_raw(tail));
                    return (*next).value.take().unwrap();
                }
                spin_loop();
            }
        }
    }
}

fn main() {
    let stub = node(None);
    let queue = Queue { head: AtomicPtr::new(stub), tail: UnsafeCell::new(stub) };
    thread::scope(|scope| {
        scope.spawn(|| queue.push(1));
        scope.spawn(|| queue.push(2));
        let (a, b) = unsafe { (queue.pop(), queue.pop()) };
        println!("{a} {b}");
    });
    drop(unsafe { Box::from_raw(*queue.tail.get()) });
}
