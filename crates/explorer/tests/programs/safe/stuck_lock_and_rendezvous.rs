//@ A detached thread sends without a buffer under a lock, which its receiver needs before it receives.
//@ outcome: ok: bye
//@ fault: stuck
//@ missing: who holds a sender is not seen
//@ why: the sender has the lock and waits for the receiver, which waits for the lock.
use std::sync::mpsc::sync_channel;
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let state = Arc::new(Mutex::new(0));
    let (sender, receiver) = sync_channel(0);
    let theirs = Arc::clone(&state);
    thread::spawn(move || {
        let state = theirs.lock().unwrap();
        sender.send(*state).unwrap();
    });
    thread::spawn(move || {
        *state.lock().unwrap() += 1;
        receiver.recv().unwrap();
    });
    println!("bye");
}
