//@ An Arc of a lock that contains itself; a thread takes it out, and drops it under the lock.
//@ outcome: ok: dropped
//@ why: main's own Arc is there until after the join, so the lock is never destroyed while it is held

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
    thread::scope(|s| {
        s.spawn(|| {
            let mut itself = node.itself.lock().unwrap();
            drop(itself.take());
        });
    });
}
