//@ A combiner that clears all requests at the end, and so loses what came meanwhile.
//@ model: sc
//@ outcome: ok: 3
//@ outcome: ok: 1
//@ outcome: ok: 2
//@ why: a request that comes between the combiner's look and its clearing is thrown away
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
        let all = [WANTED[0].load(Acquire), WANTED[1].load(Acquire)];
        unsafe { *SUM.0.get() += all[0] + all[1] };
        for wanted in &WANTED {
            wanted.store(0, Release);
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
