use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

/// A channel for one value: put in once, taken out once.
struct OneShot<T> {
    tx: Sender<T>,
    rx: Mutex<Receiver<T>>,
}

impl<T> OneShot<T> {
    fn new() -> OneShot<T> {
        let (tx, rx) = mpsc::channel();
        OneShot {
            tx,
            rx: Mutex::new(rx),
        }
    }

    fn put(&self, value: T) {
        self.tx.send(value).unwrap();
    }

    /// Waits for the value and takes it out.
    fn take(&self) -> T {
        self.rx.lock().unwrap().recv().unwrap()
    }
}

fn main() {
    let route = OneShot::new();
    thread::scope(|scope| {
        scope.spawn(|| route.put("left at the mill"));
        println!("{}", route.take());
    });
}
