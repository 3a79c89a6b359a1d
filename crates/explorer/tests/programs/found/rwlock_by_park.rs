//@ A lock of readers and a writer by one word, whose waiters spin; the writer's value is read by two.
//@ model: sc
//@ outcome: ok: 0 0
//@ outcome: ok: 0 5
//@ outcome: ok: 5 0
//@ outcome: ok: 5 5
//@ why: each reader comes before or behind the writer; u32::MAX stands for a writer
use std::cell::UnsafeCell;
use std::hint::spin_loop;
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

struct Lock {
    state: AtomicU32,
    value: UnsafeCell<u32>,
}
unsafe impl Sync for Lock {}

static LOCK: Lock = Lock { state: AtomicU32::new(0), value: UnsafeCell::new(0) };

fn read() -> u32 {
    loop {
        let state = LOCK.state.load(Relaxed);
        if state < u32::MAX
            && LOCK.state.compare_exchange(state, state + 1, Acquire, Relaxed).is_ok()
        {
            break;
        }
        spin_loop();
    }
    let value = unsafe { *LOCK.value.get() };
    LOCK.state.fetch_sub(1, Release);
    value
}

fn main() {
    let reader = thread::spawn(read);
    let writer = thread::spawn(|| {
        while LOCK.state.compare_exchange(0, u32::MAX, Acquire, Relaxed).is_err() {
            spin_loop();
        }
        unsafe { *LOCK.value.get() = 5 };
        LOCK.state.store(0, Release);
    });
    let mine = read();
    println!("{} {mine}", reader.join().unwrap());
    writer.join().unwrap();
}
