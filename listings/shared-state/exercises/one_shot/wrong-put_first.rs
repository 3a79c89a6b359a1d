use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

/// A channel for one value: put in once, taken out once.
struct OneShot<T> {
    value: Mutex<Option<T>>,
    filled: Condvar,
}

impl<T> OneShot<T> {
    fn new() -> OneShot<T> {
        OneShot {
            value: Mutex::new(None),
            filled: Condvar::new(),
        }
    }

    fn put(&self, value: T) {
        *self.value.lock().unwrap() = Some(value);
    }

    /// Waits for the value and takes it out.
    fn take(&self) -> T {
        self.value.lock().unwrap().take().unwrap()
    }
}

fn main() {
    let route = OneShot::new();
    thread::scope(|scope| {
        scope
            .spawn(|| route.put("left at the mill"))
            .join()
            .unwrap();
        println!("{}", route.take());
    });
}
