//@ A send without a buffer returns: what the receiver did before it asked is seen.
//@ model: sc weak
//@ outcome: ok: 1
//@ why: documentation of sync_channel: with bound 0 "a send must wait for a receive": the receiver's store comes before its
//@ why: recv, which hands over to the sender (std's zero flavour: a mutex).
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::mpsc::sync_channel;
use std::thread;

fn main() {
    let ready = AtomicU32::new(0);
    let (sender, receiver) = sync_channel(0);
    thread::scope(|scope| {
        let ready = &ready;
        scope.spawn(move || {
            ready.store(1, Relaxed);
            receiver.recv().unwrap();
        });
        sender.send(()).unwrap();
        println!("{}", ready.load(Relaxed));
    });
}
