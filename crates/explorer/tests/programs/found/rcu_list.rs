//@ A list whose node is unlinked and leaked while a reader walks over it.
//@ model: sc weak
//@ outcome: ok: 6
//@ outcome: ok: 4
//@ why: the reader sees 1, 2, 3 or 1, 3; nodes are published by Release and never changed but for the link
use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, Ordering::*};
use std::thread;

struct Node {
    value: u32,
    next: AtomicPtr<Node>,
}

fn node(value: u32, next: *mut Node) -> *mut Node {
    Box::into_raw(Box::new(Node { value, next: AtomicPtr::new(next) }))
}

fn main() {
    let third = node(3, null_mut());
    let first = node(1, node(2, third));
    let list: &'static Node = unsafe { &*first };
    let reader = thread::spawn(move || {
        let mut sum = list.value;
        let mut at = list.next.load(Acquire);
        while let Some(node) = unsafe { at.as_ref() } {
            sum += node.value;
            at = node.next.load(Acquire);
        }
        sum
    });
    let second = unsafe { &*list.next.load(Relaxed) };
    list.next.store(second.next.load(Relaxed), Release);
    println!("{}", reader.join().unwrap());
}
