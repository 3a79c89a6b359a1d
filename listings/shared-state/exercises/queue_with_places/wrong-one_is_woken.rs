use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};
use std::thread;

const PLACES: usize = 1;

/// A queue of frames with `PLACES` places.
#[derive(Default)]
struct Queue {
    items: Mutex<VecDeque<u32>>,
    changed: Condvar,
}

impl Queue {
    /// Puts an item in, and waits for a place if there is none.
    fn push(&self, item: u32) {
        let items = self.items.lock().unwrap();
        let mut items = self
            .changed
            .wait_while(items, |items| items.len() == PLACES)
            .unwrap();
        items.push_back(item);
        self.changed.notify_one();
    }

    /// Takes the oldest item out, and waits for one if there is none.
    fn pop(&self) -> u32 {
        let items = self.items.lock().unwrap();
        let mut items = self
            .changed
            .wait_while(items, |items| items.is_empty())
            .unwrap();
        let item = items.pop_front().unwrap();
        self.changed.notify_one();
        item
    }
}

fn main() {
    let queue = Queue::default();
    thread::scope(|scope| {
        scope.spawn(|| (1..=3).for_each(|frame| queue.push(frame)));
        println!("{:?}", [0; 3].map(|_| queue.pop()));
    });
}
