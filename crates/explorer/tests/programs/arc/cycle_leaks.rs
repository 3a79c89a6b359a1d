//@ An Arc of a lock that contains itself is dropped by all others.
//@ outcome: ok: end
//@ why: std of `Arc`: "A cycle between Arc pointers will never be deallocated"

use std::sync::{Arc, Mutex};
use std::thread;

struct Node {
    itself: Mutex<Option<Arc<Node>>>,
}

impl Drop for Node {
    fn drop(&mut self) {
        println!("dropped");
    }
}

fn main() {
    let node = Arc::new(Node {
        itself: Mutex::new(None),
    });
    *node.itself.lock().unwrap() = Some(node.clone());
    let theirs = node.clone();
    let other = thread::spawn(move || drop(theirs));
    drop(node);
    other.join().unwrap();
    println!("end");
}
