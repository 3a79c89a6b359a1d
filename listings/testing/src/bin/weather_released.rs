use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering::Acquire, Ordering::Release};
use std::{hint, thread};

/// `degrees` is written once, before `ready`, and read after it.
struct Report {
    degrees: UnsafeCell<i32>,
    ready: AtomicBool,
}

// SAFETY: who finds `ready` set may read what was written before it.
unsafe impl Sync for Report {}

impl Report {
    fn publish(&self, degrees: i32) {
        unsafe { *self.degrees.get() = degrees };
        self.ready.store(true, Release);
    }

    fn wait(&self) -> i32 {
        while !self.ready.load(Acquire) {
            hint::spin_loop();
        }
        unsafe { *self.degrees.get() }
    }
}

static WEATHER: Report = Report {
    degrees: UnsafeCell::new(0),
    ready: AtomicBool::new(false),
};

fn main() {
    let office = thread::spawn(|| WEATHER.publish(21));
    println!("{} degrees", WEATHER.wait());
    office.join().unwrap();
}
