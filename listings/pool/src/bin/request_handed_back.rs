use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};

// ANCHOR: queue
struct Queue<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
    room: usize,
}

struct State<T> {
    waiting: VecDeque<T>,
    open: bool,
}

impl<T> Queue<T> {
    /// Takes the item in, or hands it back: the queue is full, or closed.
    fn push(&self, item: T) -> Result<(), T> {
        let mut state = self.state.lock().unwrap();
        if !state.open || state.waiting.len() == self.room {
            return Err(item);
        }
        state.waiting.push_back(item);
        self.changed.notify_one();
        Ok(())
    }

    /// The next item; `None` when the queue is closed, and empty.
    fn pop(&self) -> Option<T> {
        let state = self.state.lock().unwrap();
        let idle = |state: &mut State<T>| state.open && state.waiting.is_empty();
        let mut state = self.changed.wait_while(state, idle).unwrap();
        state.waiting.pop_front()
    }

    fn close(&self) {
        self.state.lock().unwrap().open = false;
        self.changed.notify_all();
    }
}
// ANCHOR_END: queue

impl<T> Queue<T> {
    fn new(room: usize) -> Queue<T> {
        let waiting = VecDeque::new();
        Queue {
            state: Mutex::new(State {
                waiting,
                open: true,
            }),
            changed: Condvar::new(),
            room,
        }
    }
}

struct Request {
    client: String,
}

fn main() {
    let queue = Queue::new(1);
    for client in ["Lena", "Omar"] {
        let client = client.to_owned();
        if let Err(request) = queue.push(Request { client }) {
            println!("{}: please come back later", request.client);
        }
    }
    queue.close();
    while let Some(request) = queue.pop() {
        println!("a tile for {}", request.client);
    }
}
