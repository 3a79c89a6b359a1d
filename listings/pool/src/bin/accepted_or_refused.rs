use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};
use std::thread;

// ANCHOR: one_lock
struct State {
    waiting: VecDeque<u32>,
    open: bool,
}

static STATE: Mutex<State> = Mutex::new(State {
    waiting: VecDeque::new(),
    open: true,
});
static CHANGED: Condvar = Condvar::new();

fn submit(tile: u32) -> bool {
    let mut state = STATE.lock().unwrap();
    if state.open {
        state.waiting.push_back(tile);
        CHANGED.notify_one();
    }
    state.open
}

fn next() -> Option<u32> {
    let idle = |state: &mut State| state.open && state.waiting.is_empty();
    let state = CHANGED.wait_while(STATE.lock().unwrap(), idle);
    state.unwrap().waiting.pop_front()
}

fn close() {
    STATE.lock().unwrap().open = false;
    CHANGED.notify_all();
}

fn main() {
    let worker = thread::spawn(|| std::iter::from_fn(next).count());
    let client = thread::spawn(|| submit(35));
    close();
    let accepted = client.join().unwrap();
    let drawn = worker.join().unwrap();
    println!("accepted: {accepted}, drawn: {drawn}");
    assert_eq!(drawn, usize::from(accepted));
}
// ANCHOR_END: one_lock
