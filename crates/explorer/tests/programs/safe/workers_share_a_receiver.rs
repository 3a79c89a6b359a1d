//@ Two workers wait for jobs at one receiver behind a lock, when main is done: not a circle.
//@ outcome: ok: sent
//@ why: one has the lock and waits for a message, the other waits for the lock; main still has the sender, in a static.
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, OnceLock};
use std::thread;

static SENDER: OnceLock<Sender<u32>> = OnceLock::new();

fn main() {
    let (sender, receiver): (_, Receiver<u32>) = channel();
    SENDER.set(sender).unwrap();
    let receiver = Arc::new(Mutex::new(receiver));
    for _ in 0..2 {
        let receiver = Arc::clone(&receiver);
        thread::spawn(move || {
            loop {
                let job = receiver.lock().unwrap().recv().unwrap();
                assert!(job > 0);
            }
        });
    }
    SENDER.get().unwrap().send(1).unwrap();
    println!("sent");
}
