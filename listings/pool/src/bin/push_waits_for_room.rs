use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};
use std::thread;

// ANCHOR: queue
struct Queue<T> {
    waiting: Mutex<VecDeque<T>>,
    item_came: Condvar,
    room_came: Condvar,
    room: usize,
}

impl<T> Queue<T> {
    fn push_waiting(&self, item: T) {
        let waiting = self.waiting.lock().unwrap();
        let full = |waiting: &mut VecDeque<T>| waiting.len() == self.room;
        let mut waiting = self.room_came.wait_while(waiting, full).unwrap();
        waiting.push_back(item);
        self.item_came.notify_one();
    }

    fn pop(&self) -> T {
        let waiting = self.waiting.lock().unwrap();
        let empty = |waiting: &mut VecDeque<T>| waiting.is_empty();
        let mut waiting = self.item_came.wait_while(waiting, empty).unwrap();
        self.room_came.notify_one();
        waiting.pop_front().unwrap()
    }
}
// ANCHOR_END: queue

fn main() {
    let queue = Queue {
        waiting: Mutex::new(VecDeque::new()),
        item_came: Condvar::new(),
        room_came: Condvar::new(),
        room: 1,
    };
    thread::scope(|scope| {
        scope.spawn(|| {
            for client in ["Ines", "Omar", "Lena"] {
                queue.push_waiting(client);
            }
        });
        for _ in 0..3 {
            println!("a tile for {}", queue.pop());
        }
    });
}
