use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};

const ROOM: usize = 1;

#[derive(Default)]
struct State {
    letters: VecDeque<u32>,
    is_closed: bool,
}

#[derive(Default)]
struct Queue {
    state: Mutex<State>,
    letter_came: Condvar,
    room_came: Condvar,
}

impl Queue {
    fn push(&self, letter: u32) -> Result<(), u32> {
        let mut state = self.state.lock().unwrap();
        let full = |state: &mut State| !state.is_closed && state.letters.len() == ROOM;
        while full(&mut state) {
            drop(state);
            std::thread::yield_now();
            state = self.state.lock().unwrap();
        }
        if state.is_closed {
            return Err(letter);
        }
        state.letters.push_back(letter);
        self.letter_came.notify_one();
        Ok(())
    }
    fn pop(&self) -> Option<u32> {
        let state = self.state.lock().unwrap();
        let idle = |state: &mut State| !state.is_closed && state.letters.is_empty();
        let mut state = self.letter_came.wait_while(state, idle).unwrap();
        self.room_came.notify_one();
        state.letters.pop_front()
    }
    fn close(&self) {
        self.state.lock().unwrap().is_closed = true;
        self.letter_came.notify_all();
        self.room_came.notify_all();
    }
}

fn main() {
    let queue = Queue::default();
    println!("{:?} into {ROOM}", queue.push(1));
    queue.close();
    println!("{:?}", queue.pop());
}
