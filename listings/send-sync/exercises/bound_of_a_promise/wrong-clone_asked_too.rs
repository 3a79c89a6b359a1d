use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread;

/// A parcel that goes to the first who asks.
struct Parcel<T> {
    taken: AtomicBool,
    content: UnsafeCell<Option<T>>,
}

// SAFETY: who takes the content moves it to its own thread, and so it must be `Send`.
// `swap` gives `false` to one caller only, and only that one touches the content.
unsafe impl<T: Send + Clone> Sync for Parcel<T> {}

impl<T> Parcel<T> {
    fn new(content: T) -> Parcel<T> {
        let content = UnsafeCell::new(Some(content));
        let taken = AtomicBool::new(false);
        Parcel { taken, content }
    }

    fn take(&self) -> Option<T> {
        match self.taken.swap(true, Relaxed) {
            true => None,
            // SAFETY: nobody else comes here, before or after.
            false => unsafe { (*self.content.get()).take() },
        }
    }
}

fn main() {
    let parcel = Parcel::new(String::from("a kettle"));
    thread::scope(|scope| {
        scope.spawn(|| parcel.take());
        scope.spawn(|| parcel.take());
    });
    println!("taken: {}", parcel.take().is_none());
}
