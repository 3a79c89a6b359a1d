use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread;

const PLACES: usize = 1;

/// A queue of frames with `PLACES` places.
struct Queue {
    tx: SyncSender<u32>,
    rx: Mutex<Receiver<u32>>,
}

impl Default for Queue {
    fn default() -> Queue {
        let (tx, rx) = mpsc::sync_channel(PLACES);
        Queue {
            tx,
            rx: Mutex::new(rx),
        }
    }
}

impl Queue {
    /// Puts an item in, and waits for a place if there is none.
    fn push(&self, item: u32) {
        // The receiver is in `self`, so it is alive.
        self.tx.send(item).unwrap();
    }

    /// Takes the oldest item out, and waits for one if there is none.
    fn pop(&self) -> u32 {
        self.rx.lock().unwrap().recv().unwrap()
    }
}

fn main() {
    let queue = Queue::default();
    thread::scope(|scope| {
        scope.spawn(|| (1..=3).for_each(|frame| queue.push(frame)));
        println!("{:?}", [0; 3].map(|_| queue.pop()));
    });
}
