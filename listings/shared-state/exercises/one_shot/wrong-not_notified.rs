use std::sync::{Condvar, Mutex};
use std::thread;

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
        let value = self.value.lock().unwrap();
        let mut value = self
            .filled
            .wait_while(value, |value| value.is_none())
            .unwrap();
        value.take().unwrap()
    }
}

fn main() {
    let route = OneShot::new();
    thread::scope(|scope| {
        scope.spawn(|| route.put("left at the mill"));
        println!("{}", route.take());
    });
}
