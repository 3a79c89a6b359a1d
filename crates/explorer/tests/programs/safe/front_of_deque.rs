//@ Two equal queues whose items lie differently in memory.
//@ outcome: ok: true [1, 1]
//@ outcome: ok: false [1, 1]
//@ why: with room for 4, pushed at the back and then at the front the ring is in two pieces, pushed twice at the back it is in
//@ why: one (documentation of VecDeque::as_slices); a real run prints both.
use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

fn main() {
    let (queue, flag) = (
        Mutex::new(VecDeque::with_capacity(4)),
        AtomicBool::new(false),
    );
    thread::scope(|scope| {
        scope.spawn(|| flag.store(true, SeqCst));
        scope.spawn(|| {
            let mut queue = queue.lock().unwrap();
            queue.push_back(1);
            if flag.load(SeqCst) {
                queue.push_front(1);
            } else {
                queue.push_back(1);
            }
        });
    });
    let queue = queue.into_inner().unwrap();
    println!("{} {queue:?}", queue.as_slices().1.is_empty());
}
