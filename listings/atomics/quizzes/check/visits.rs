use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

static TAKEN: AtomicBool = AtomicBool::new(false);
static mut VISITS: u32 = 0;

fn visit() {
    if !TAKEN.swap(true, Relaxed) {
        unsafe { VISITS += 1 };
        TAKEN.store(false, Release);
    }
}

fn main() {
    thread::scope(|s| {
        s.spawn(visit);
        s.spawn(visit);
    });
}
