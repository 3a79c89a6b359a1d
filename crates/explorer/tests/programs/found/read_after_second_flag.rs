//@ Two values behind one flag each, of which the reader checks the flag of the later one only.
//@ model: sc weak
//@ outcome: ok: 1 1
//@ outcome: ok: none
//@ why: both writes are sequenced before the second flag's Release store
use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

struct Plain(UnsafeCell<u32>);
unsafe impl Sync for Plain {}

static VALUES: [Plain; 2] = [const { Plain(UnsafeCell::new(0)) }; 2];
static FLAGS: [AtomicBool; 2] = [const { AtomicBool::new(false) }; 2];

fn main() {
    let writer = thread::spawn(|| {
        for which in [0, 1] {
            unsafe { *VALUES[which].0.get() = 1 };
            FLAGS[which].store(true, Release);
        }
    });
    if FLAGS[1].load(Acquire) {
        let values = unsafe { (*VALUES[0].0.get(), *VALUES[1].0.get()) };
        println!("{} {}", values.0, values.1);
    } else {
        println!("none");
    }
    writer.join().unwrap();
}
