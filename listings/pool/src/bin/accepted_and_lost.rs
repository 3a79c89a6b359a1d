use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};
use std::thread;

static OPEN: AtomicBool = AtomicBool::new(true);
static QUEUE: Mutex<VecDeque<u32>> = Mutex::new(VecDeque::new());
static CHANGED: Condvar = Condvar::new();

fn submit(tile: u32) -> bool {
    let open = OPEN.load(SeqCst);
    if open {
        QUEUE.lock().unwrap().push_back(tile);
        CHANGED.notify_one();
    }
    open
}

fn next() -> Option<u32> {
    let queue = QUEUE.lock().unwrap();
    let idle = |queue: &mut VecDeque<_>| OPEN.load(SeqCst) && queue.is_empty();
    CHANGED.wait_while(queue, idle).unwrap().pop_front()
}

fn close() {
    let _queue = QUEUE.lock().unwrap();
    OPEN.store(false, SeqCst);
    CHANGED.notify_all();
}

fn main() {
    let worker = thread::spawn(|| std::iter::from_fn(next).count());
    let client = thread::spawn(|| submit(35));
    close();
    let accepted = client.join().unwrap();
    println!("accepted: {accepted}, drawn: {}", worker.join().unwrap());
}
