use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};
use std::thread;

static OPEN: AtomicBool = AtomicBool::new(true);
/// The calls, as long as more may come or some are left.
static CALLS: Mutex<(bool, VecDeque<u32>)> = Mutex::new((false, VecDeque::new()));
static CHANGED: Condvar = Condvar::new();

fn call(number: u32) -> bool {
    let (ended, calls) = &mut *CALLS.lock().unwrap();
    if !*ended {
        calls.push_back(number);
        CHANGED.notify_one();
    }
    !*ended
}

fn next() -> Option<u32> {
    let calls = CALLS.lock().unwrap();
    let idle = |(ended, calls): &mut (bool, VecDeque<u32>)| !*ended && calls.is_empty();
    CHANGED.wait_while(calls, idle).unwrap().1.pop_front()
}

fn end_shift() {
    CALLS.lock().unwrap().0 = true;
    // For those who look without the lock.
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
