//@ Two threads publish what they want to add; whoever gets the lock does it for both.
//@ model: sc
//@ outcome: ok: 3
//@ why: a request is answered by the combiner, who holds the lock; its owner acquires the answer
use std::cell::UnsafeCell;
use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::*};
use std::thread;

struct Sum(UnsafeCell<u32>);
unsafe impl Sync for Sum {}

static SUM: Sum = Sum(UnsafeCell::new(0));
static LOCK: AtomicBool = AtomicBool::new(false);
static WANTED: [AtomicU32; 2] = [const { AtomicU32::new(0) }; 2];

fn add(mine: usize, value: u32) {
    WANTED[mine].store(value, Release);
    while WANTED[mine].load(Acquire) != 0 {
        if LOCK.swap(true, Acquire) {
            spin_loop();
            continue;
        }
        for wanted in &WANTED {
            let value = wanted.load(Acquire);
            if value != 0 {
                unsafe { *SUM.0.get() += value };
                wanted.store(0, Release);
            }
        }
        LOCK.store(false, Release);
    }
}

fn main() {
    let other = thread::spawn(|| add(0, 1));
    add(1, 2);
    other.join().unwrap();
    println!("{}", unsafe { *SUM.0.get() });
}
