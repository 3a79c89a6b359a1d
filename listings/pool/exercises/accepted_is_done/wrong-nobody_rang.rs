use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};
use std::thread;

static OPEN: AtomicBool = AtomicBool::new(true);
static CALLS: Mutex<VecDeque<u32>> = Mutex::new(VecDeque::new());
static CHANGED: Condvar = Condvar::new();

fn call(number: u32) -> bool {
    // The shift cannot end between the look and the push.
    let mut calls = CALLS.lock().unwrap();
    if !OPEN.load(SeqCst) {
        return false;
    }
    calls.push_back(number);
    true
}

fn next() -> Option<u32> {
    let calls = CALLS.lock().unwrap();
    let idle = |calls: &mut VecDeque<_>| OPEN.load(SeqCst) && calls.is_empty();
    CHANGED.wait_while(calls, idle).unwrap().pop_front()
}

fn end_shift() {
    let _calls = CALLS.lock().unwrap();
    OPEN.store(false, SeqCst);
    CHANGED.notify_all();
}

fn main() {
    let desk = thread::spawn(|| std::iter::from_fn(next).count());
    let caller = thread::spawn(|| call(112));
    end_shift();
    println!("accepted: {}", caller.join().unwrap());
    println!("answered: {}", desk.join().unwrap());
}
