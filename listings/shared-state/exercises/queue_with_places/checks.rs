use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::thread;

static POPPING: AtomicBool = AtomicBool::new(false);
static PUSHED: AtomicU32 = AtomicU32::new(0);

pub fn never_too_many() {
    let queue = Queue::default();
    thread::scope(|scope| {
        scope.spawn(|| {
            queue.push(1);
            queue.push(2);
            assert!(POPPING.load(SeqCst), "two frames in one place");
        });
        POPPING.store(true, SeqCst);
        queue.pop();
        queue.pop();
    });
}

pub fn two_push() {
    let queue = Queue::default();
    thread::scope(|scope| {
        for frame in 1..=2 {
            let queue = &queue;
            scope.spawn(move || {
                queue.push(frame);
                let is_first = PUSHED.fetch_add(1, SeqCst) == 0;
                assert!(is_first || POPPING.load(SeqCst), "two frames in one place");
            });
        }
        POPPING.store(true, SeqCst);
        queue.pop();
        queue.pop();
    });
}

pub fn two_pop() {
    let queue = Queue::default();
    thread::scope(|scope| {
        scope.spawn(|| queue.pop());
        scope.spawn(|| queue.pop());
        queue.push(1);
        queue.push(1);
    });
}

pub fn push_then_pop() {
    let queue = Queue::default();
    queue.push(1);
    println!("{}", queue.pop());
}
