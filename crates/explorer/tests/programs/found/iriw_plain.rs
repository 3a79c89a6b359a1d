//@ Two readers see two plain stores, each behind its flag, in opposite orders or not.
//@ model: sc weak
//@ outcome: ok: fine
//@ why: each plain value is behind an acquired flag; whatever else is seen, the values read are there
use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

struct Plain(UnsafeCell<u32>);
unsafe impl Sync for Plain {}

static VALUES: [Plain; 2] = [const { Plain(UnsafeCell::new(0)) }; 2];
static FLAGS: [AtomicBool; 2] = [const { AtomicBool::new(false) }; 2];

fn look(order: [usize; 2]) {
    for which in order {
        if FLAGS[which].load(Acquire) {
            assert_eq!(unsafe { *VALUES[which].0.get() }, 1);
        }
    }
}

fn main() {
    let writer = thread::spawn(|| {
        for which in [0, 1] {
            unsafe { *VALUES[which].0.get() = 1 };
            FLAGS[which].store(true, Release);
        }
    });
    let reader = thread::spawn(|| look([0, 1]));
    look([1, 0]);
    reader.join().unwrap();
    writer.join().unwrap();
    println!("fine");
}
