//@ Two values behind one flag each, of which the reader checks the flag of the earlier one only.
//@ model: sc weak
//@ fault: race 18 23
//@ why: the second value's write comes behind the first flag
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
    if FLAGS[0].load(Acquire) {
        let second = unsafe { *VALUES[1].0.get() };
        println!("{second}");
    }
    writer.join().unwrap();
}
