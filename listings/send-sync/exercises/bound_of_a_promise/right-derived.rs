use std::sync::Mutex;
use std::thread;

/// A parcel that goes to the first who asks.
struct Parcel<T> {
    content: Mutex<Option<T>>,
}

impl<T> Parcel<T> {
    fn new(content: T) -> Parcel<T> {
        let content = Mutex::new(Some(content));
        Parcel { content }
    }

    fn take(&self) -> Option<T> {
        self.content.lock().unwrap().take()
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
