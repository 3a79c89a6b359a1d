use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

struct Laundry {
    baskets: Option<Sender<&'static str>>,
    washer: Option<JoinHandle<()>>,
}

impl Drop for Laundry {
    fn drop(&mut self) {
        self.washer.take().map(JoinHandle::join);
    }
}

fn main() {
    let (baskets, queue) = mpsc::channel();
    baskets.send("shirts").unwrap();
    let laundry = Laundry {
        baskets: Some(baskets),
        washer: Some(thread::spawn(move || {
            queue.iter().for_each(|basket| println!("{basket}"));
        })),
    };
    drop(laundry);
}
