//@ The queue of Michael and Scott, whose nodes are never freed, by two that push and main that pops.
//@ model: sc
//@ outcome: ok: [1, 2]
//@ outcome: ok: [2, 1]
//@ why: a push links behind the last node by an exchange and helps the tail along; both are there after the joins
use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, Ordering::*};
use std::thread;

struct Node {
    value: u32,
    next: AtomicPtr<Node>,
}

static STUB: Node = Node { value: 0, next: AtomicPtr::new(null_mut()) };
static TAIL: AtomicPtr<Node> = AtomicPtr::new(null_mut());

fn push(value: u32) {
    let node = Box::into_raw(Box::new(Node { value, next: AtomicPtr::new(null_mut()) }));
    loop {
        let tail = TAIL.load(Acquire);
        let next = unsafe { &(*tail).next };
        let behind = next.load(Acquire);
        if !behind.is_null() {
            let _ = TAIL.compare_exchange(tail, behind, AcqRel, Acquire);
        } else if next.compare_exchange(null_mut(), node, AcqRel, Acquire).is_ok() {
            let _ = TAIL.compare_exchange(tail, node, AcqRel, Acquire);
            return;
        }
    }
}

fn main() {
    TAIL.store((&raw const STUB).cast_mut(), Release);
    let all = [thread::spawn(|| push(1)), thread::spawn(|| push(2))];
    for it in all {
        it.join().unwrap();
    }
    let mut values = Vec::new();
    let mut at = STUB.next.load(Acquire);
    while let Some(node) = unsafe { at.as_ref() } {
        values.push(node.value);
        at = node.next.load(Acquire);
    }
    println!("{values:?}");
}
