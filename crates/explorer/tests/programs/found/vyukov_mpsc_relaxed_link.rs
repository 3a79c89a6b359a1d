//@ Vyukov's queue whose producers publish the link Relaxed.
//@ model: sc weak
//@ fault: race 23 35
//@ why: nothing orders the making of a node before the consumer's look into it
use std::hint::spin_loop;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, Ordering::*};
use std::thread;

struct Node {
    next: AtomicPtr<Node>,
    value: u32,
}

static STUB: Node = Node { next: AtomicPtr::new(null_mut()), value: 0 };
static HEAD: AtomicPtr<Node> = AtomicPtr::new(null_mut());

fn push(value: u32) {
    let node = Box::into_raw(Box::<Node>::new_uninit());
    let node: *mut Node = node.cast();
    unsafe {
        (&raw mut (*node).next).write(AtomicPtr::new(null_mut()));
        (&raw mut (*node).value).write(value);
    }
    let before = HEAD.swap(node, AcqRel);
    let before = if before.is_null() { &STUB } else { unsafe { &*before } };
    before.next.store(node, Relaxed);
}

fn main() {
    let producer = thread::spawn(|| push(7));
    loop {
        let next = STUB.next.load(Acquire);
        if !next.is_null() {
            println!("{}", unsafe { (*next).value });
            break;
        }
        spin_loop();
    }
    producer.join().unwrap();
}
