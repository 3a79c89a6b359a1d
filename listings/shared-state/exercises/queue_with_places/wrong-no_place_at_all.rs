use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread;

const PLACES: usize = 1;

struct Queue {
    put: SyncSender<u32>,
    take: Mutex<Receiver<u32>>,
}

impl Default for Queue {
    fn default() -> Queue {
        let (put, take) = mpsc::sync_channel(PLACES - 1);
        Queue {
            put,
            take: Mutex::new(take),
        }
    }
}

impl Queue {
    fn push(&self, item: u32) {
        self.put.send(item).unwrap();
    }

    fn pop(&self) -> u32 {
        self.take.lock().unwrap().recv().unwrap()
    }
}

fn main() {
    let queue = Queue::default();
    thread::scope(|scope| {
        scope.spawn(|| (1..=3).for_each(|frame| queue.push(frame)));
        println!("{:?}", [0; 3].map(|_| queue.pop()));
    });
}
