use std::collections::VecDeque;
use std::mem;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::channel;
use std::sync::{Condvar, Mutex};
use std::thread;

struct Queue<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
}

struct State<T> {
    waiting: VecDeque<T>,
    open: bool,
}

impl<T> Queue<T> {
    fn of(items: impl IntoIterator<Item = T>) -> Queue<T> {
        let waiting = items.into_iter().collect();
        Queue {
            state: Mutex::new(State {
                waiting,
                open: true,
            }),
            changed: Condvar::new(),
        }
    }

    fn pop(&self) -> Option<T> {
        let state = self.state.lock().unwrap();
        let idle = |state: &mut State<T>| state.open && state.waiting.is_empty();
        let mut state = self.changed.wait_while(state, idle).unwrap();
        state.waiting.pop_front()
    }
}

// ANCHOR: abort
impl<T> Queue<T> {
    /// Closes the queue, and hands back what nobody has begun.
    fn abort(&self) -> VecDeque<T> {
        let mut state = self.state.lock().unwrap();
        state.open = false;
        self.changed.notify_all();
        mem::take(&mut state.waiting)
    }
}

fn draw(tile: u32, stop: &AtomicBool) {
    while !stop.load(Relaxed) {
        thread::yield_now(); // another row: this tile has no end
    }
    println!("worker: tile {tile} given up");
}

fn main() {
    let queue = Queue::of(1..=4);
    let stop = AtomicBool::new(false);
    let (begun, has_begun) = channel();
    let waiting = thread::scope(|server| {
        server.spawn(|| {
            while let Some(tile) = queue.pop() {
                begun.send(tile).unwrap();
                draw(tile, &stop);
            }
        });
        has_begun.recv().unwrap();
        let waiting = queue.abort();
        stop.store(true, Relaxed);
        waiting
    });
    println!("main: tiles {waiting:?} never begun");
}
// ANCHOR_END: abort
